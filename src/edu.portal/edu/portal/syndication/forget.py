"""Forget what belongs to feeds that the settings no longer name: states, items, archive, decisions, pictures."""

from edu.portal.core.feeds.choose import item_key
from edu.portal.syndication.archive import archived
from edu.portal.syndication.archive import forget_archives
from edu.portal.syndication.choices import forget_decisions
from edu.portal.syndication.pictures import forget_pictures
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.store import forget_others
from edu.portal.syndication.store import load_entries
from typing import Any


def forget_gone(portal: Any) -> None:
    """Drop what is kept for other feeds than those of the settings, which must be written before; writes if needed."""
    kept = [source.id for source in read_sources()]
    forget_others(portal, kept)
    forget_archives(portal, kept)
    forget_pictures(portal)
    forget_decisions(portal, _present_keys(portal, kept))


def _present_keys(portal: Any, feed_ids: list[str]) -> set[str]:
    return {
        item_key(feed_id, entry)
        for feed_id in feed_ids
        for entries in (load_entries(portal, feed_id), archived(portal, feed_id))
        for entry in entries
    }
