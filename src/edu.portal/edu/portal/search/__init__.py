"""Finding things: the text indexes, the search page, suggestions while typing."""
