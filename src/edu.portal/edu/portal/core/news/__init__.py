"""News and notices as plain values: for whom a notice is, how long an urgent item alarms, names of young authors."""
