"""Reading calls, applications, the jury, and the programme."""
