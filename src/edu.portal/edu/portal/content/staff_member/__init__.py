"""Members of staff, who need no account; each personal field is published by its own switch."""
