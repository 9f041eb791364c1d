"""A page at its own address: as stock Plone shows it, without headings below which nothing stands yet."""

from edu.portal.core.text.headings import without_empty_headings
from Products.Five.browser import BrowserView


class DocumentView(BrowserView):
    """The text of a page."""

    @property
    def body(self) -> str:
        """The text as HTML, "" for none."""
        text = getattr(self.context, "text", None)
        return without_empty_headings(text.output_relative_to(self.context) or "") if text is not None else ""
