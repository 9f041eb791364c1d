"""What lists with a search form share; rooms above build lists of their own on it."""

from edu.portal.core.listing.query import has_filters
from edu.portal.i18n import _
from edu.portal.listing.base import SectionView
from edu.portal.listing.choices import Choice
from edu.portal.listing.choices import options_of
from edu.portal.listing.markup import option_html
from edu.portal.listing.service import Listing
from edu.portal.listing.service import read_listing


class SearchableView(SectionView):
    """A list with a search form, pages and an address that holds the whole question."""

    def update(self) -> None:
        """Read the question and answer it. Raises NotFound beyond the last page."""
        self.listing: Listing = read_listing(self.context, self.query, self.today, self.types)
        self.is_empty = not self.listing.size
        self.show(self.listing.brains)

    @property
    def is_filtered(self) -> bool:
        """Whether the visitor left anything out."""
        return has_filters(self.query)

    def options_html(self, choice: Choice) -> str:
        """Return the options of a selection."""
        return "".join(option_html(option, self.translate(option.title)) for option in choice.options)

    def choices(self) -> list[Choice]:
        """Return the selections beside the words."""
        return [self.year_choice()]

    def year_choice(self) -> Choice:
        """Return the selection of the year."""
        found = [(year, year, count) for year, count in sorted(self.listing.counts["year"], reverse=True)]
        return Choice("year", _("Year"), options_of(_("All years"), found, str(self.query.year or "")))
