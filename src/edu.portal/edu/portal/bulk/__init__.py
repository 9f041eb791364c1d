"""Many documents at once: a sheet and an archive of files are checked, imported, and can be taken back."""
