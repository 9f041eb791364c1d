"""What search engines read about the unit: schema.org data and its safe form inside a page."""

from collections.abc import Iterable
from collections.abc import Mapping
from edu.portal.core.unit.kinds import schema_types
from edu.portal.core.unit.model import UnitIdentity
import json


_SCRIPT_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def organization(
    unit: UnitIdentity, url: str, crest_url: str = "", superior: str = "", site_types: Iterable[str] = ()
) -> dict[str, object]:
    """Return the schema.org description of the unit; fields that are not recorded are left out.

    ``url`` is the address of the front page. Schools get the types of their levels, offices ``GovernmentOffice``.
    """
    email = unit.email
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": list(schema_types(unit.kind, site_types)),
        "@id": f"{url}#unit",
        "name": unit.name,
        "alternateName": [name for name in (unit.short_name, unit.name_en) if name],
        "url": unit.website or url,
        "logo": crest_url,
        "telephone": unit.tel.removeprefix("tel:"),
        "email": email,
        "address": _address(unit.address),
        "foundingDate": str(unit.founding_year) if unit.founding_year else "",
        "sameAs": list(unit.social_profiles),
        "hasMap": unit.map_link,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": superior} if superior else None,
    }
    return {key: value for key, value in data.items() if value}


def _address(address: str) -> dict[str, str] | None:
    if not address:
        return None
    return {"@type": "PostalAddress", "streetAddress": address, "addressCountry": "VN"}


def script_text(data: Mapping[str, object]) -> str:
    """Return JSON that can stand inside a ``<script>`` element: nothing in it can close the element."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True).translate(_SCRIPT_ESCAPES)
