"""Where a link of a list leads, and whether it still does."""

from edu.portal.core.calendar.zone import local_date
from edu.portal.core.links.model import Health
from edu.portal.core.listing.files import host_of
from edu.portal.core.listing.files import safe_address
from edu.portal.core.text.dates import format_date
from edu.portal.links import service as checks
from edu.portal.links.wording import MARK
from edu.portal.links.wording import STYLES
from edu.portal.links.wording import TITLES
from edu.portal.listing.service import text_of
from plone import api
from typing import Any


def link_of(brain: Any, portal_url: str) -> dict[str, Any]:
    """Return address, host and health of a row of type Link; an address not to be followed leads to the item."""
    remote = safe_address(text_of(brain.getRemoteUrl))
    url = remote or brain.getURL()
    is_outside = bool(host_of(url)) and not f"{url}/".startswith(f"{portal_url}/")
    return {
        "url": url,
        "host": host_of(url) if is_outside else "",
        "rel": "noopener" if is_outside else "",
        "health": health_in_words(url) if is_outside and brain.portal_type == "Link" else None,
    }


def health_in_words(url: str) -> dict[str, Any]:
    """Return how an address is doing: a mark for visitors, "" while it answers, and the state for editors."""
    health, fact = checks.health_of_url(api.portal.get(), url)
    return {
        "mark": MARK if health is Health.DEAD else "",
        "state": TITLES[health],
        "css": STYLES[health],
        "checked": format_date(local_date(fact.checked)) if fact else "",
    }
