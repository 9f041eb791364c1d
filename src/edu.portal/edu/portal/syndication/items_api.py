"""REST ``GET @edu-feed-items`` on the site root: the archive of received items, for everybody."""

from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.feeds.search import read_question
from edu.portal.syndication.search import search_archive
from edu.portal.syndication.sources import read_superiors
from plone.restapi.batching import HypermediaBatch
from plone.restapi.services import Service
from typing import Any
from zExceptions import BadRequest


LARGEST_PAGE = 100


class FeedItemsGet(Service):
    """Filters as on the page (``tu-khoa don-vi nguon tu-ngay den-ngay``), pages as everywhere in plone.restapi."""

    def reply(self) -> dict[str, Any]:
        """Return ``{"@id", "items", "items_total", "batching", "is_cut"}``.

        Raises BadRequest for a day that is none.
        """
        form = self.request.form
        asked = read_question(form, [unit.id for unit in read_superiors()], CATEGORIES)
        if asked.problems:
            raise BadRequest(", ".join(f"{name}: {code}" for name, code in asked.problems.items()))
        size = form.get("b_size")
        if isinstance(size, str) and size.isdecimal() and len(size) > 2:
            form["b_size"] = str(LARGEST_PAGE)
        found = search_archive(self.context, asked.question, clock.now())
        batch = HypermediaBatch(self.request, found.items)
        answer: dict[str, Any] = {
            "@id": batch.canonical_url,
            "items": [item_as_json(item) for item in batch],
            "items_total": batch.items_total,
            "is_cut": found.is_cut,
        }
        if batch.links:
            answer["batching"] = batch.links
        return answer


def item_as_json(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item of ``shown_items`` as plain values; ``superiors`` are the names of all units that list it."""
    return {
        "id": item["key"],
        "title": item["title"],
        "summary": item["summary"],
        "url": item["url"],
        "superiors": [item["superior"], *item["also"]],
        "category": item["category"],
        "published": item["published"].astimezone(VIETNAM).isoformat(),
        "pinned": item["is_pinned"],
    }
