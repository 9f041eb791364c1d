"""What all content types of the portal have in common."""

from zope.interface import Interface


class IEduContent(Interface):
    """Content whose texts are stored in NFC and whose id is made from Vietnamese words."""
