"""The identity of the unit: one registry record that footer, contact page, JSON-LD and audit read."""

from edu.portal.core.unit import OWNERSHIPS
from edu.portal.core.unit import PUBLIC
from edu.portal.core.unit import UnitIdentity
from edu.portal.core.unit.checks import is_web_address
from edu.portal.i18n import _
from plone.formwidget.namedfile.converter import b64decode_file
from plone.registry.interfaces import IRegistry
from zope import schema
from zope.component import getUtility
from zope.component import queryUtility
from zope.interface import Interface


PREFIX = "edu.portal.unit"


class IUnitIdentity(Interface):
    """Who the unit is and how to reach it."""

    name = schema.TextLine(
        title=_("Full name of the unit"),
        description=_("As on the seal. It is shown at the top of every page."),
        required=True,
        default="",
        missing_value="",
    )
    short_name = schema.TextLine(
        title=_("Short name"),
        description=_("The name people use every day."),
        required=False,
        default="",
        missing_value="",
    )
    name_en = schema.TextLine(title=_("Name in English"), required=False, default="", missing_value="")
    kind = schema.Choice(
        title=_("Kind of unit"),
        description=_("Decides the colours of the site, unless others are chosen, and what search engines are told."),
        vocabulary="edu.portal.UnitTypes",
        required=False,
    )
    palette = schema.Choice(
        title=_("Colours"),
        description=_("Leave it empty for the colours of the kind of unit."),
        vocabulary="edu.portal.Palettes",
        required=False,
    )
    ownership = schema.Choice(
        title=_("Public or private"),
        description=_("Some letters speak to public units only. Offices and committees are public."),
        vocabulary="edu.portal.Ownerships",
        required=True,
        default=PUBLIC,
    )
    address = schema.TextLine(
        title=_("Address"),
        description=_("Street and number, ward or commune, province or city."),
        required=True,
        default="",
        missing_value="",
    )
    phone = schema.TextLine(
        title=_("Landline telephone"),
        description=_("A fixed line with its area code. The letters ask for a landline, not a mobile number."),
        required=True,
        default="",
        missing_value="",
    )
    email = schema.TextLine(
        title=_("E-mail address of the unit"),
        description=_("The official mailbox, not the address of a person."),
        required=True,
        default="",
        missing_value="",
    )
    head_title = schema.TextLine(title=_("Position of the head"), required=False, default="", missing_value="")
    head_name = schema.TextLine(title=_("Name of the head"), required=False, default="", missing_value="")
    founding_year = schema.Int(title=_("Year of foundation"), required=False)
    boarding = schema.Bool(
        title=_("Serves lunch at school"),
        description=_("Tick it when pupils eat at school: the weekly menu is then expected on the site."),
        required=False,
        default=False,
        missing_value=False,
    )
    social_profiles = schema.Tuple(
        title=_("Pages on social networks"),
        description=_("One address on each line, beginning with https://"),
        value_type=schema.TextLine(),
        required=False,
        default=(),
        missing_value=(),
    )
    map_url = schema.TextLine(
        title=_("Address of the unit on a map"),
        description=_("Leave it empty to let visitors search for the postal address on OpenStreetMap."),
        required=False,
        default="",
        missing_value="",
    )
    website = schema.TextLine(
        title=_("Official address of this site"),
        description=_("For example https://thcsbokenh.edu.vn"),
        required=False,
        default="",
        missing_value="",
    )
    tax_code = schema.TextLine(
        title=_("Tax code"),
        description=_("For contracts and invoices. It is not shown to visitors."),
        required=False,
        default="",
        missing_value="",
    )
    invoice_email = schema.TextLine(
        title=_("E-mail address for electronic invoices"),
        description=_("Where providers send invoices. It is not shown to visitors."),
        required=False,
        default="",
        missing_value="",
    )
    vcards = schema.Bool(
        title=_("Offer cards for address books"),
        description=_("Each person's page then has a file (vCard) with what visitors see of the person anyway."),
        required=False,
        default=False,
        missing_value=False,
    )
    logo = schema.Bytes(
        title=_("Crest"),
        description=_("A square picture, PNG or SVG. Without it a crest in the colours of the site is shown."),
        required=False,
    )


def unit_record() -> IUnitIdentity:
    """Return the live record of the site: setting an attribute writes it. Raises LookupError outside a site."""
    return getUtility(IRegistry).forInterface(IUnitIdentity, prefix=PREFIX, check=False)


def offers_vcards() -> bool:
    """Tell whether the pages of people offer cards for address books; no by default."""
    return queryUtility(IRegistry) is not None and bool(unit_record().vcards)


def read_unit() -> UnitIdentity:
    """Return the unit's record of the current site; before installation every field is empty. Raises nothing."""
    if queryUtility(IRegistry) is None:
        return UnitIdentity()
    record = unit_record()
    return UnitIdentity(
        name=record.name or "",
        short_name=record.short_name or "",
        name_en=record.name_en or "",
        kind=record.kind or "",
        ownership=record.ownership if record.ownership in OWNERSHIPS else PUBLIC,
        palette=record.palette if isinstance(record.palette, str) else "",
        address=record.address or "",
        phone=record.phone or "",
        email=record.email or "",
        head_name=record.head_name or "",
        head_title=record.head_title or "",
        founding_year=record.founding_year,
        boarding=bool(record.boarding),
        # The panel refuses other addresses; a profile or a hand in the registry may have written one that runs code.
        social_profiles=tuple(line for line in record.social_profiles or () if is_web_address(line)),
        map_url=record.map_url if is_web_address(record.map_url or "") else "",
        tax_code=record.tax_code or "",
        invoice_email=record.invoice_email or "",
        website=record.website if is_web_address(record.website or "") else "",
    )


def read_logo() -> bytes:
    """Return the content of the uploaded crest, b"" when there is none or the record is not readable."""
    registry = queryUtility(IRegistry)
    stored = registry.get(f"{PREFIX}.logo") if registry is not None else None
    if not stored:
        return b""
    try:
        _name, data = b64decode_file(stored)
    except (ValueError, IndexError):
        return b""
    return bytes(data)
