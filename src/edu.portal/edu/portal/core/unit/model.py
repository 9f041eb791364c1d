"""The record of a unit as a plain value."""

from dataclasses import dataclass
from edu.portal.core.unit.phone import tel_uri
from urllib.parse import urlencode


PUBLIC = "cong-lap"
PRIVATE = "ngoai-cong-lap"
OWNERSHIPS = (PUBLIC, PRIVATE)


@dataclass(frozen=True, slots=True)
class UnitIdentity:
    """Everything that footer, contact page and JSON-LD say about the unit; every text may be empty.

    ``ownership`` is one of ``OWNERSHIPS``: some letters speak to public units only. ``palette`` is the id of the
    colours that somebody chose, "" for those of the kind.
    """

    name: str = ""
    short_name: str = ""
    name_en: str = ""
    kind: str = ""
    ownership: str = PUBLIC
    palette: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    head_name: str = ""
    head_title: str = ""
    founding_year: int | None = None
    boarding: bool = False
    social_profiles: tuple[str, ...] = ()
    map_url: str = ""
    website: str = ""
    tax_code: str = ""
    invoice_email: str = ""

    @property
    def tel(self) -> str:
        """The landline as a ``tel:`` link, or "" when the number cannot be dialled."""
        return tel_uri(self.phone)

    @property
    def map_link(self) -> str:
        """The recorded map, else a search for the address on OpenStreetMap, else ""."""
        if self.map_url or not self.address:
            return self.map_url
        return "https://www.openstreetmap.org/search?" + urlencode({"query": self.address})
