"""The text of files in the full-text index, as it was read in the background."""

from edu.portal.content.file_text import words_of
from edu.portal.content.interfaces import IExtractedText
from edu.portal.core.text.legacy import recognise
from edu.portal.renditions.interfaces import IRendered
from edu.portal.renditions.service import text_of
from edu.portal.search.interfaces import ISearchableFile
from plone.app.contenttypes.indexers import SearchableText
from plone.indexer import indexer
from zope.component import adapter
from zope.interface import implementer


@implementer(IExtractedText)
@adapter(IRendered)
class ExtractedText:
    """The text of the preview."""

    def __init__(self, content: IRendered) -> None:
        self.content = content

    def text(self) -> str:
        """Return the text of the file in Unicode, "" while nobody has read it.

        Files of the nineties are in TCVN3 or VNI; their words could not be found, nor their passages read.
        """
        return recognise(text_of(self.content)).text


@indexer(ISearchableFile)
def searchable_file(content: ISearchableFile) -> str:
    """Title, description and keywords as for every type, the name of the file, and its text.

    Plone's own indexer converts PDF while the editor waits, where it can at all.
    """
    name = getattr(content.file, "filename", None) or ""
    return " ".join(part for part in (SearchableText(content), name, words_of(content)) if part)
