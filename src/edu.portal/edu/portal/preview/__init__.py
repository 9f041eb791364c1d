"""Stored files as pages, tables and text that a browser shows; each file is read in a process of its own."""
