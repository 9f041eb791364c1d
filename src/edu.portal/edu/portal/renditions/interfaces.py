"""What content the room works for."""

from zope.interface import Interface


class IRendered(Interface):
    """Content with a file in its field ``file`` that readers see in the page, without a download.

    A content type of another package joins by implementing it (ZCML ``<class><implements interface=.../></class>``).
    """
