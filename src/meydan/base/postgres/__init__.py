"""Django's PostgreSQL, with a look at a connection that asks nothing."""
