"""Where a link of a list leads."""

from edu.portal.core.listing.files import host_of
from edu.portal.core.listing.files import safe_address
from edu.portal.listing.service import text_of
from typing import Any


def link_of(brain: Any, portal_url: str) -> dict[str, str]:
    """Return address and host of a row of type Link; an address that must not be followed leads to the item."""
    remote = safe_address(text_of(brain.getRemoteUrl))
    url = remote or brain.getURL()
    is_outside = bool(host_of(url)) and not f"{url}/".startswith(f"{portal_url}/")
    return {"url": url, "host": host_of(url) if is_outside else "", "rel": "noopener" if is_outside else ""}
