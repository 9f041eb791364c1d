"""Timetables, menus, weekly schedules and plans: one grid of texts under all of them, and what each kind adds."""
