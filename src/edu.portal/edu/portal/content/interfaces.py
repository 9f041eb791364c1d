"""What all content types of the portal have in common."""

from zope.interface import Interface


class IEduContent(Interface):
    """Content whose texts are stored in NFC and whose id is made from Vietnamese words."""


class IExtractedText(Interface):
    """An adapter of content with a file: its text as it was read in the background."""

    def text() -> str:
        """Return the text of the file, "" while there is none."""


class IMayBePhotographed(Interface):
    """Content whose field ``file`` may hold a photo of paper: what the camera wrote beside it is taken away."""
