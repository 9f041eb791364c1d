"""Disclosure (công khai): items by school year, their states and stamps, what is kept, the grid."""
