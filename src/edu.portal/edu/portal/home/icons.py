"""Line icons of our own drawing, put into the page itself: they take the colour of the text and cost no request."""

from functools import cache
from importlib.resources import files


FALLBACK = "file-text"


@cache
def icon(name: str) -> str:
    """Return the SVG of an icon, hidden from screen readers; an unknown name gives the icon of a document."""
    drawer = files(__package__) / "icons"
    known = {entry.name for entry in drawer.iterdir()}
    file = f"{name}.svg" if f"{name}.svg" in known else f"{FALLBACK}.svg"
    text = (drawer / file).read_text(encoding="utf-8").strip()
    return text.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
