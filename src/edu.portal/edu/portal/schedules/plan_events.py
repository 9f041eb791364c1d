"""When a plan is stored, its last day follows from what it is for; its text is found by the search."""

from edu.portal.schedules.events import name_it
from edu.portal.schedules.indexers import words_of_schedule
from edu.portal.schedules.plan import IWorkPlan
from edu.portal.schedules.plan import last_day
from plone import api
from plone.indexer import indexer
from typing import Any


def complete(content: Any, event: Any) -> None:
    """Give a plan without a last day that of its school year, month or week, and a title that says so."""
    if content.valid_from is not None and content.valid_to is None:
        content.valid_to = last_day(content.period, content.valid_from)
        content.reindexObject(idxs=["edu_weeks", "edu_valid_from", "edu_valid_to", "edu_schedule"])
        name_it(content, event)


@indexer(IWorkPlan)
def searchable_text(content: Any) -> str:
    """What is found of every schedule, and the words of the text."""
    body = content.body.raw if content.body else ""
    plain = api.portal.get_tool("portal_transforms").convertTo("text/plain", body, mimetype="text/html")
    return " ".join(filter(None, (words_of_schedule(content), plain.getData() if plain else "")))
