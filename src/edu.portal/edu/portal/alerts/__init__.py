"""Alerts: lines that every page shows for a time, as text that does not move."""
