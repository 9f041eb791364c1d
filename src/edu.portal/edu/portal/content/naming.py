"""Public ids from Vietnamese words: ``289-vp-cntt-ve-viec-cap-nhat``, ``nguyen-thi-anh``."""

from edu.portal.content.interfaces import IEduContent
from edu.portal.core.text.unicode import slug
from plone.app.content.interfaces import INameFromTitle
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(IEduContent)
class NameFromWords:
    """The id of new content is its number (documents) and its title, without diacritics."""

    def __init__(self, context: IEduContent) -> None:
        self.context = context

    @property
    def title(self) -> str:
        """The words that the id is made from."""
        number = getattr(self.context, "number_raw", None) or ""
        return slug(f"{number} {self.context.title or ''}")
