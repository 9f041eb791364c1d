"""What the search adds to types."""

from zope.interface import Interface


class ISearchableFile(Interface):
    """A file that is found by the text in it; the behavior ``edu.searchable_file`` of the stock type."""
