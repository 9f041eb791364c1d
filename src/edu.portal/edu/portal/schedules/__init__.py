"""Timetables, menus, weekly and teaching schedules, plans: content on one grid, its forms, pages and calendars."""
