"""From a received item to news of the school: a draft with title, summary and the source; never the whole text.

What a unit publishes is its own (requirements 2.4): the draft names it and links to it, the rest the school writes.
"""

from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from edu.portal.mandate.sections import visible_sections
from edu.portal.mandate.service import display_for
from edu.portal.mandate.service import resolved_sections
from edu.portal.syndication.choices import save_made
from html import escape
from plone import api
from plone.app.textfield.value import RichTextValue
from typing import Any
from zope.i18n import translate


NEWS = "News Item"
# As the mandate writes it.
NEWS_NAME = "News_Item"
ADD_NEWS = "plone.app.contenttypes: Add News Item"


def news_sections(portal: Any) -> list[dict[str, Any]]:
    """Return the sections in which the user may write news, in the order of the menu: id, title, folder.

    A section that has sections of its own is only the way to them.
    """
    folders, sections = visible_sections(portal), resolved_sections(portal)
    parents = {section.parent for section in sections}
    found = []
    for section in sections:
        if section.id in parents:
            continue
        display, brain = display_for(portal, section.id), folders.get(section.id)
        if brain is None or display is None or not {NEWS, NEWS_NAME} & set(display.types):
            continue
        folder = brain.getObject()
        if api.user.has_permission(ADD_NEWS, obj=folder):
            found.append({"id": section.id, "title": brain.Title, "folder": folder})
    return found


def make_news(portal: Any, folder: Any, item: dict[str, Any]) -> Any:
    """Return a new draft about an item of ``shown_items`` in ``folder``; that it was made is remembered.

    Raises what ``plone.api.content.create`` raises where the user may not add it.
    """
    credit = f"<p>{credit_line(item)}</p>"
    news = api.content.create(
        folder,
        NEWS,
        title=item["title"],
        description=item["summary"],
        text=RichTextValue(credit, "text/html", "text/x-html-safe"),
    )
    save_made(portal, item["key"], api.content.get_uuid(news))
    return news


def credit_line(item: dict[str, Any]) -> str:
    """Return the line that names unit, link and day as HTML, in Vietnamese whoever makes it."""
    unit = escape(item["superior"])
    if item["url"]:
        unit = f'<a href="{escape(item["url"])}" rel="noopener noreferrer external">{unit}</a>'
    day = format_date(item["published"].astimezone(VIETNAM))
    return str(translate(_("Source: ${unit}, ${day}", mapping={"unit": unit, "day": day}), target_language="vi"))
