"""The page that introduces a school: what it has to speak of, how long it is, what is still missing."""
