"""The columns beside the content."""

from typing import Any


def hide_columns(request: Any) -> None:
    """Leave the whole width to the page: tables and the front page are unreadable between boxes."""
    for column in ("plone.leftcolumn", "plone.rightcolumn"):
        request.set(f"disable_{column}", True)
