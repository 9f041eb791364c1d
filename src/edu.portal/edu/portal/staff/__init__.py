"""Lists of staff: import and export, confirmation of entries, units that the letters ask for."""
