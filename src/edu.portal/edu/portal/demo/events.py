"""Conferences, training and invitations of the demonstration school."""

from datetime import datetime
from datetime import time
from datetime import timedelta
from edu.portal.behaviors.news import INews
from edu.portal.core.text.unicode import slug
from edu.portal.demo.builder import ID_LENGTH
from edu.portal.demo.builder import Builder
from edu.portal.demo.builder import load
from edu.portal.demo.texts import paragraphs
import pytz


FRIDAY = 4
SAIGON = pytz.timezone("Asia/Ho_Chi_Minh")


def add_events(builder: Builder) -> None:
    """Add the events of the sections that the site has; the news that report one learn of it."""
    for data in load("events"):
        folder = builder.section(data["section"])
        if folder is None:
            continue
        event, is_new = builder.add(
            folder,
            "Event",
            data["title"],
            data["days"],
            description=data["summary"],
            text=paragraphs(data["text"]),
            start=_moment(builder, data["in_days"], data["from"]),
            end=_moment(builder, data["in_days"], data["to"]),
            location=data["location"],
            organiser=data["organiser"],
            participants=data["participants"],
            contact_name=data["contact"],
        )
        story = folder.get(slug(data.get("reported_by", ""))[:ID_LENGTH].strip("-"))
        if is_new and story is not None:
            INews(story).reported_event = event.UID()
            story.reindexObject(idxs=["edu_event"])


def _moment(builder: Builder, in_days: int, clock_time: str) -> datetime:
    day = builder.calendar.ago(-in_days)
    # Nobody meets at the weekend.
    day += timedelta(days=7 - day.weekday() if day.weekday() > FRIDAY else 0)
    # Events repeat by rules of pytz: no other time zone has what they ask for.
    return SAIGON.localize(datetime.combine(day, time.fromisoformat(clock_time)))
