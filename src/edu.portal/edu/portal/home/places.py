"""The places of the front page, in the order in which they stand on it."""

from dataclasses import dataclass
from edu.portal.i18n import _


@dataclass(frozen=True, slots=True)
class Place:
    """A portlet manager: its name in profiles/theme/portlets.xml and what editors read about it."""

    name: str
    title: str
    note: str

    @property
    def short_name(self) -> str:
        """The last part of the name, which the template of the page uses."""
        return self.name.rpartition(".")[2]


PLACES = (
    Place("edu.home.lead", _("Featured story"), _("At the top, large: one story with its picture.")),
    Place("edu.home.notices", _("Notices"), _("At the top, beside the featured story.")),
    Place("edu.home.services", _("Services"), _("The band of large tiles for parents and pupils.")),
    Place("edu.home.news", _("School news"), _("The wide column below the services.")),
    Place("edu.home.feeds", _("From the superior units"), _("The narrow column beside the school news.")),
    Place("edu.home.today", _("Today at school"), _("The deep band over the whole width.")),
    Place("edu.home.documents", _("Documents"), _("Over the whole width: new documents as a table.")),
    Place("edu.home.extra", _("Lower part"), _("Over the whole width: albums and whatever else the school shows.")),
)
