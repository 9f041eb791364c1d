"""What a school discloses, year by year: states, retention, the grid, structured tables. Pure."""
