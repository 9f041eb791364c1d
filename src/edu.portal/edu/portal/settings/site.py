"""What the site is set up for: unit types, legal regimes, superior units and trusted feed hosts."""

from edu.portal.core.unit.kinds import highest_kind
from edu.portal.core.unit.kinds import managing_body
from edu.portal.i18n import _
from edu.portal.settings.unit import read_unit
from edu.portal.settings.unit import unit_record
import json
from plone.registry.interfaces import IRegistry
from plone.schema import JSONField
from typing import Any
from zope import schema
from zope.component import queryUtility
from zope.interface import Interface


PREFIX = "edu.portal"

SUPERIORS_SCHEMA = json.dumps(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id", "kind", "name"],
            "properties": {
                "id": {"type": "string"},
                "kind": {"type": "string"},
                "name": {"type": "string"},
                "url": {"type": "string"},
                "feeds": {"type": "array", "items": {"type": "object"}},
            },
        },
    }
)

BODIES_SCHEMA = json.dumps({"type": "array", "items": {"type": "object", "required": ["id", "name"]}})


class ISiteSettings(Interface):
    """The choices of the set-up wizard and of the panel for superior units."""

    site_types = schema.Tuple(
        title=_("Unit types of this site"),
        description=_("A school with several levels has several types."),
        value_type=schema.ASCIILine(),
        required=False,
        default=(),
        missing_value=(),
    )
    regimes = schema.Tuple(
        title=_("Active legal regimes"),
        value_type=schema.ASCIILine(),
        required=False,
        default=(),
        missing_value=(),
    )
    features = schema.Tuple(
        title=_("Parts of the portal that are switched on"),
        description=_("Parts that no letter makes a duty, such as a forum."),
        value_type=schema.ASCIILine(),
        required=False,
        default=(),
        missing_value=(),
    )
    superiors = JSONField(
        title=_("Superior units and their feeds"),
        schema=SUPERIORS_SCHEMA,
        required=False,
        default=[],
        missing_value=[],
    )
    bodies = JSONField(
        title=_("Issuing bodies and signers"),
        schema=BODIES_SCHEMA,
        required=False,
        default=[],
        missing_value=[],
    )
    feed_allowed_hosts = schema.Tuple(
        title=_("Hosts inside the network that feeds may come from"),
        description=_("A name, a name with its port, or a range of addresses; one on each line."),
        value_type=schema.TextLine(),
        required=False,
        default=(),
        missing_value=(),
    )
    feed_pictures = schema.Bool(
        title=_("Show pictures of feeds"),
        description=_("The portal fetches them in the background, makes them small and keeps them."),
        required=False,
        default=False,
        missing_value=False,
    )
    setup_done = schema.Bool(title=_("The set-up is finished"), required=False, default=False)


def read_site() -> ISiteSettings:
    """Return the live settings of the current site; values of a site without the add-on are the defaults.

    Setting an attribute of the result writes the registry record. Raises LookupError outside a site.
    """
    registry = queryUtility(IRegistry)
    if registry is None:
        raise LookupError("There is no registry: the settings belong to a Plone site.")
    return registry.forInterface(ISiteSettings, prefix=PREFIX, check=False)


def read_site_types() -> tuple[str, ...]:
    """Return the unit types of the current site; what somebody wrote by hand and is no text is left out."""
    if queryUtility(IRegistry) is None:
        return ()
    stored = read_site().site_types
    return tuple(name for name in stored if isinstance(name, str)) if isinstance(stored, list | tuple) else ()


def read_superior_records() -> list[dict[str, Any]]:
    """Return the records of the superior units; what somebody wrote by hand and is no record is left out."""
    if queryUtility(IRegistry) is None:
        return []
    stored = read_site().superiors
    return [record for record in stored if isinstance(record, dict)] if isinstance(stored, list | tuple) else []


def settle_kind() -> None:
    """Give a unit that nobody has described the kind of the site's first type; a recorded kind stays."""
    unit, types = unit_record(), read_site().site_types
    if types and not unit.kind:
        unit.kind = types[0]


def read_managing_body() -> str:
    """Return the name of the body that manages the unit, or "" when none is recorded.

    A school that reaches up to the upper secondary level is under the Sở whatever its other levels are.
    """
    return managing_body(highest_kind(read_unit().kind, read_site_types()).id, read_superior_records())
