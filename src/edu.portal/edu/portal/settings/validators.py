"""Checks of the unit's record beyond the type of each field; every refusal says what to type instead."""

from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.unit.checks import is_email
from edu.portal.core.unit.checks import is_web_address
from edu.portal.core.unit.crest import LIMIT
from edu.portal.core.unit.crest import picture_type
from edu.portal.core.unit.phone import is_landline
from edu.portal.i18n import _
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.settings.unit import IUnitIdentity
from plone.formwidget.namedfile.converter import b64decode_file
from z3c.form.validator import SimpleFieldValidator
from z3c.form.validator import WidgetValidatorDiscriminators
from zope.interface import Invalid


FIRST_YEAR = 1800


class Check(SimpleFieldValidator):
    """Run the field's own checks first, then ours on a value that is there."""

    def validate(self, value: object, force: bool = False) -> None:
        """Raise ``Invalid`` with a sentence for the editor when the value cannot stand."""
        super().validate(value, force)
        if value:
            self.check(value)


class PhoneCheck(Check):
    """The letters ask for a fixed line."""

    def check(self, value: str) -> None:
        if not is_landline(value):
            raise Invalid(_("Type one landline number with its area code, for example (028) 3855 0000."))


class EmailCheck(Check):
    """One mailbox."""

    def check(self, value: str) -> None:
        if not is_email(value):
            raise Invalid(_("Type one e-mail address, for example c2bokenh@hcm.edu.vn."))


class YearCheck(Check):
    """A year that has begun."""

    def check(self, value: int) -> None:
        last = datetime.now(VIETNAM).year
        if not FIRST_YEAR <= value <= last:
            span = {"first": str(FIRST_YEAR), "last": str(last)}
            raise Invalid(_("Type a year with four digits between ${first} and ${last}.", mapping=span))


class WebAddressCheck(Check):
    """One absolute web address."""

    def check(self, value: str) -> None:
        if not is_web_address(value):
            raise Invalid(_("Type a whole address that begins with https:// or http://."))


class MapCheck(WebAddressCheck):
    """The address of the map."""


class WebsiteCheck(WebAddressCheck):
    """The official address of the site."""


class ProfilesCheck(Check):
    """One absolute web address on each line."""

    def check(self, value: tuple[str, ...]) -> None:
        for line in value:
            if not is_web_address(line):
                raise Invalid(
                    _("This line is not a whole web address: ${line}. Begin it with https://.", mapping={"line": line})
                )


class LogoCheck(Check):
    """A picture that browsers show, small enough for every page."""

    def check(self, value: bytes) -> None:
        _name, data = b64decode_file(value)
        if len(data) > LIMIT:
            raise Invalid(_("The picture is larger than 512 kB. Choose a smaller one."))
        if not picture_type(data):
            raise Invalid(_("This file is no picture we can show. Choose a PNG, JPEG, WebP or SVG file."))


WidgetValidatorDiscriminators(PhoneCheck, request=IEduPortalLayer, field=IUnitIdentity["phone"])
WidgetValidatorDiscriminators(EmailCheck, request=IEduPortalLayer, field=IUnitIdentity["email"])
WidgetValidatorDiscriminators(YearCheck, request=IEduPortalLayer, field=IUnitIdentity["founding_year"])
WidgetValidatorDiscriminators(MapCheck, request=IEduPortalLayer, field=IUnitIdentity["map_url"])
WidgetValidatorDiscriminators(WebsiteCheck, request=IEduPortalLayer, field=IUnitIdentity["website"])
WidgetValidatorDiscriminators(ProfilesCheck, request=IEduPortalLayer, field=IUnitIdentity["social_profiles"])
WidgetValidatorDiscriminators(LogoCheck, request=IEduPortalLayer, field=IUnitIdentity["logo"])
