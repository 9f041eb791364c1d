"""What pages show beside the title of an item: its units, its kind, its marks."""

from edu.portal.core.feeds.choose import is_urgent
from edu.portal.syndication.wording import category_title
from typing import Any


def badges_of(item: dict[str, Any]) -> dict[str, Any]:
    """Return of an item of ``shown_items`` ``{"units", "kind", "is_urgent"}``: names, title of the kind, whether."""
    return {
        "units": [item["superior"], *item["also"]],
        "kind": category_title(item["category"]),
        "is_urgent": is_urgent(item["title"]),
    }
