"""The form of the card in "create a site": a JSON schema and how to show it, derived from the questions.

The form is shown by a program of plone.distribution that words most of its own complaints in English. So the schema
asks for what browsers check in the language of their user (required, type of input, range) and leaves the rest to
``read_answers``, whose sentences are Vietnamese.
"""

from collections.abc import Mapping
from edu.portal.core.setup.answers import ID_FIELD
from edu.portal.core.setup.choices import Offer
from edu.portal.core.setup.fields import CATEGORY_TITLES
from edu.portal.core.setup.fields import FIELDS
from edu.portal.core.setup.fields import FORM
from edu.portal.core.setup.fields import GROUPS
from edu.portal.core.setup.fields import SUPERIOR
from edu.portal.core.setup.fields import SUPERIOR_KINDS
from edu.portal.core.setup.fields import Field
from edu.portal.core.unit.checks import FIRST_YEAR
from edu.portal.core.unit.model import PUBLIC
from typing import Any


LANGUAGE = "vi"
TIMEZONE = "Asia/Ho_Chi_Minh"
# Most units are under the province's Sở and under a committee.
FIRST_SUPERIORS = ("so", "ubnd")
# What plone.distribution needs to find in every form. It proposes an id, so the form asks under another name.
HIDDEN: Mapping[str, dict[str, Any]] = {
    "site_id": {"type": "string"},
    "default_language": {"type": "string", "default": LANGUAGE},
    "setup_content": {"type": "boolean", "default": False},
}
_INPUT_TYPES = {"phone": "tel", "email": "email"}


def form_schema(offer: Offer) -> dict[str, Any]:
    """Return ``{"schema": ..., "uischema": ...}`` as plone.distribution reads it from ``schema.json``."""
    top = {"title": _property(FIELDS["title"], offer), ID_FIELD: _property(FIELDS["site_id"], offer)}
    groups = {group.name: _group(group.name, group.title, group.description, offer) for group in GROUPS}
    look = groups.pop("look")
    # The page shows a refusal at its top, far from the button; this says so where people look.
    last = {"type": "null", "title": FORM["last-title"], "description": FORM["last"]}
    groups |= {"superiors": _property(FIELDS["superiors"], offer), "look": look, "last": last}
    return {
        "schema": {
            "title": FORM["title"],
            "description": FORM["description"],
            "type": "object",
            "required": ["title", "site_id"],
            "properties": {**top, **groups, **HIDDEN},
        },
        "uischema": _uischema([*top, *groups, *HIDDEN]),
    }


def site_answers(title: str) -> dict[str, Any]:
    """Return what every Vietnamese portal is created with."""
    return {
        "title": title,
        "description": "",
        "default_language": LANGUAGE,
        "portal_timezone": TIMEZONE,
        "setup_content": False,
    }


def _group(name: str, title: str, description: str, offer: Offer) -> dict[str, Any]:
    fields = [rule for rule in FIELDS.values() if rule.group == name]
    required = [rule.name for rule in fields if rule.required and rule.longest]
    group: dict[str, Any] = {"type": "object", "title": title}
    if description:
        group["description"] = description
    if required:
        group["required"] = required
    return {**group, "properties": {rule.name: _property(rule, offer) for rule in fields}}


def _property(rule: Field, offer: Offer) -> dict[str, Any]:
    special = {
        "types": lambda: {"type": "array", "uniqueItems": True, "items": _one_of(offer.titles("types"))},
        "regimes": lambda: {
            "type": "array",
            "uniqueItems": True,
            "items": _one_of(offer.titles("regimes")),
            "default": [],
        },
        "ownership": lambda: {**_one_of(offer.titles("ownership")), "default": PUBLIC},
        "palette": lambda: {**_one_of({"": rule.default, **offer.titles("palette")}), "default": ""},
        "boarding": lambda: {"type": "boolean", "default": False},
        # No upper end: the year that has begun is known to the server, not to a file.
        "founding_year": lambda: {"type": "integer", "minimum": FIRST_YEAR},
        "logo": lambda: {"type": "string", "format": "data-url"},
        "superiors": _superiors,
    }
    shape = special[rule.name]() if rule.name in special else {"type": "string"}
    # Browsers mark and demand texts only; the server asks for a list.
    mark = "*" if rule.required and not rule.longest else ""
    return {"title": rule.title + mark, "description": rule.help, **shape}


def _one_of(titles: Mapping[str, str]) -> dict[str, Any]:
    return {"type": "string", "oneOf": [{"const": choice, "title": title} for choice, title in titles.items()]}


def _superiors() -> dict[str, Any]:
    feeds = {
        category: {"type": "string", "title": SUPERIOR["feed"].format(category=title)}
        for category, title in CATEGORY_TITLES.items()
    }
    properties = {
        "kind": {"title": SUPERIOR["kind"], **_one_of(SUPERIOR_KINDS), "default": FIRST_SUPERIORS[0]},
        "name": {"type": "string", "title": SUPERIOR["name"], "description": SUPERIOR["name-help"]},
        "url": {"type": "string", "title": SUPERIOR["url"]},
        **feeds,
    }
    return {
        "type": "array",
        "default": [{"kind": kind} for kind in FIRST_SUPERIORS],
        "items": {"type": "object", "title": SUPERIOR["item"], "properties": properties},
    }


def _uischema(order: list[str]) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "ui:order": order,
        "ui:submitButtonOptions": {"submitText": FORM["submit"]},
        **{name: {"ui:widget": "hidden"} for name in HIDDEN},
    }
    special: dict[str, dict[str, Any]] = {
        "types": {"ui:widget": "checkboxes"},
        "regimes": {"ui:widget": "checkboxes"},
        "ownership": {"ui:widget": "radio", "ui:options": {"inline": True}},
        "logo": {"ui:options": {"accept": ".png,.jpg,.jpeg,.webp,.svg"}},
        "superiors": {
            "ui:options": {"orderable": False},
            "items": {key: {"ui:options": {"inputType": "url"}} for key in ("url", *CATEGORY_TITLES)},
        },
    }
    special |= {name: {"ui:options": {"inputType": kind}} for name, kind in _INPUT_TYPES.items()}
    for name, look in special.items():
        group = FIELDS[name].group
        (shown.setdefault(group, {}) if group else shown)[name] = look
    return shown
