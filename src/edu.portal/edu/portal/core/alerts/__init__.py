"""Lines that every page shows for a time: which of them, in what order, and what may be typed."""
