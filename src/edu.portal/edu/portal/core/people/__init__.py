"""People of a unit: who ranks where, what a list of staff says, what is confirmed, cards for address books."""
