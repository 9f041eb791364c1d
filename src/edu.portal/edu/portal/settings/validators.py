"""Checks of the unit's record beyond the type of each field; every refusal says what to type instead."""

from collections.abc import Callable
from edu.portal import clock
from edu.portal.core.unit.checks import FIRST_YEAR
from edu.portal.core.unit.checks import is_email
from edu.portal.core.unit.checks import is_tax_code
from edu.portal.core.unit.checks import is_web_address
from edu.portal.core.unit.crest import LIMIT
from edu.portal.core.unit.crest import picture_type
from edu.portal.core.unit.palettes import palette_problems
from edu.portal.core.unit.phone import is_landline
from edu.portal.i18n import _
from edu.portal.settings.looks import find_palette
from edu.portal.settings.wording import palette_sentence
from plone.formwidget.namedfile.converter import b64decode_file
from typing import Any
from z3c.form.interfaces import NOT_CHANGED
from z3c.form.interfaces import IForm
from z3c.form.validator import SimpleFieldValidator
from zope.interface import Invalid


class IUnitForm(IForm):
    """Marks a form that edits the unit's record, or a part of it under the same field names."""


def check_phone(value: str) -> None:
    """The letters ask for a fixed line."""
    if not is_landline(value):
        raise Invalid(_("Type one landline number with its area code, for example (028) 3855 0000."))


def check_email(value: str) -> None:
    """One mailbox."""
    if not is_email(value):
        raise Invalid(_("Type one e-mail address, for example c2bokenh@hcm.edu.vn."))


def check_tax_code(value: str) -> None:
    """The code of an organisation."""
    if not is_tax_code(value):
        raise Invalid(_("Type the ten digits of the tax code, for example 0301234567, or 0301234567-001."))


def check_year(value: int) -> None:
    """A year that has begun."""
    last = clock.today().year
    if not FIRST_YEAR <= value <= last:
        span = {"first": str(FIRST_YEAR), "last": str(last)}
        raise Invalid(_("Type a year with four digits between ${first} and ${last}.", mapping=span))


def check_web_address(value: str) -> None:
    """One absolute web address."""
    if not is_web_address(value):
        raise Invalid(_("Type a whole address that begins with https:// or http://."))


def check_profiles(value: tuple[str, ...]) -> None:
    """One absolute web address on each line."""
    for line in value:
        if not is_web_address(line):
            raise Invalid(
                _("This line is not a whole web address: ${line}. Begin it with https://.", mapping={"line": line})
            )


def check_logo(value: bytes) -> None:
    """A picture that browsers show, small enough for every page."""
    _name, data = b64decode_file(value)
    if len(data) > LIMIT:
        raise Invalid(_("The picture is larger than 512 kB. Choose a smaller one."))
    if not picture_type(data):
        raise Invalid(_("This file is no picture we can show. Choose a PNG, JPEG, WebP or SVG file."))


def check_palette(value: str) -> None:
    """Colours that people can read."""
    palette = find_palette(value)
    problems = palette_problems(palette) if palette is not None else ()
    if palette is not None and problems:
        raise Invalid(palette_sentence(palette, problems[0]))


CHECKS: dict[str, Callable[[Any], None]] = {
    "phone": check_phone,
    "email": check_email,
    "palette": check_palette,
    "founding_year": check_year,
    "map_url": check_web_address,
    "website": check_web_address,
    "social_profiles": check_profiles,
    "tax_code": check_tax_code,
    "invoice_email": check_email,
    "logo": check_logo,
}


class UnitFieldValidator(SimpleFieldValidator):
    """Run the field's own checks first, then ours on a value that is there."""

    def validate(self, value: object, force: bool = False) -> None:
        """Raise ``Invalid`` with a sentence for the editor when the value cannot stand."""
        super().validate(value, force)
        check = CHECKS.get(self.field.__name__)
        if check is not None and value and value is not NOT_CHANGED:
            check(value)
