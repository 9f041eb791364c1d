"""The background work in words."""

from collections.abc import Mapping
from edu.portal.i18n import _
from zope.i18nmessageid import Message


JOB_TITLES: Mapping[str, Message] = {
    "consent.take_down": _("Take down pictures and names on the day that was agreed"),
    "feeds.alarm": _("Tell the administrator of silent feeds"),
    "feeds.pictures": _("Fetch pictures of feeds"),
    "feeds.purge": _("Clear the archive of feeds"),
    "feeds.refresh": _("Read the feeds of the superior units"),
    "forms.purge": _("Delete old submissions"),
    "links.check": _("Check links"),
    "renditions.run": _("Prepare previews of files"),
}


def job_title(name: str) -> Message | str:
    """Return the title of a job; one of another add-on stands for itself."""
    return JOB_TITLES.get(name, name)
