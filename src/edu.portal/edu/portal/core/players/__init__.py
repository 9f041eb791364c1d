"""Players of other sites: lessons and films that are shown in the page after a click."""
