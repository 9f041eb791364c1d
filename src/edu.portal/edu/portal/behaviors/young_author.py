"""The behavior ``edu.young_author``: how the author of a work by a pupil is shown (NĐ 56/2017 Điều 33)."""

from edu.portal.i18n import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.indexer import indexer
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.interface import provider


LONGEST = 80


class IYoungAuthorAware(Interface):
    """Marks content whose type has the behavior ``edu.young_author``."""


@provider(IFormFieldProvider)
class IYoungAuthor(model.Schema):
    """The name below a work."""

    model.fieldset("children", label=_("Children shown"), fields=["shown_author"])
    shown_author = schema.TextLine(
        title=_("Author shown"),
        description=_(
            "For works by pupils: given name and class, such as “Minh An, 7A2”, or a pen name; never the full name."
        ),
        max_length=LONGEST,
        required=False,
    )


@indexer(IYoungAuthorAware)
def edu_shown_author(content: Any) -> str:
    """The author as lists show it, "" for none."""
    return IYoungAuthor(content).shown_author or ""
