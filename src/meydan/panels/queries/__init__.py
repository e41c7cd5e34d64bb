"""Reading: panels for everybody, the pool and its lotteries, what the desk sees."""
