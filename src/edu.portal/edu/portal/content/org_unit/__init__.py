"""Organisational units: their work, their place in the school and how to reach them."""
