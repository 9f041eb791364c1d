"""When a schedule is stored: its title is made from its days where nobody typed one."""

from edu.portal.core.text.unicode import slug
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.values import values_of
from plone import api
from plone.app.content.interfaces import INameFromTitle
from typing import Any
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer


def made_title(content: Any) -> str:
    """Return the title that follows from the days of a schedule, in the language of the site."""
    spans = content.spans
    if not spans:
        return ""
    message = door_of(content.portal_type).title(values_of(content), spans)
    return translated(message)


def translated(message: Any) -> str:
    """Return a message in the language of the site, with the messages that it holds."""
    language = api.portal.get_default_language()
    mapping = {name: translate(value, target_language=language) for name, value in (message.mapping or {}).items()}
    filled = type(message)(message, domain=message.domain, default=message.default, mapping=mapping)
    return str(translate(filled, target_language=language))


def name_it(content: Any, event: Any) -> None:
    """Give a schedule the title that follows from its days, unless somebody typed another."""
    made = made_title(content)
    if made and (not content.title or content.title == content.made_title):
        content.title = content.made_title = made
        content.reindexObject(idxs=["Title", "sortable_title", "SearchableText"])


@implementer(INameFromTitle)
@adapter(IScheduleBase)
class NameFromDays:
    """The id of a schedule is made from its title, typed or not."""

    def __init__(self, context: IScheduleBase) -> None:
        self.context = context

    @property
    def title(self) -> str:
        """The words that the id is made from."""
        return slug(self.context.title or made_title(self.context))
