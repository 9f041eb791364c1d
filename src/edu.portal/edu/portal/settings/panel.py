"""The control panel "Unit identity"."""

from edu.portal.i18n import _
from edu.portal.settings.looks import find_palette
from edu.portal.settings.unit import PREFIX
from edu.portal.settings.unit import IUnitIdentity
from edu.portal.settings.unit import read_logo
from edu.portal.settings.unit import read_unit
from edu.portal.settings.validators import IUnitForm
from edu.portal.settings.widgets import YearFieldWidget
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.formwidget.namedfile.widget import NamedImageFieldWidget
from typing import Any
from zope.interface import implementer


@implementer(IUnitIdentity)
class EditableRecord:
    """The record as the form can show it: a value that nobody can read counts as empty, so that it can be mended."""

    def __init__(self, record: IUnitIdentity) -> None:
        self.__dict__["record"] = record

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.record, name)
        if name == "logo":
            return value if read_logo() else None
        if name == "palette":
            return value if find_palette(read_unit().palette) else None
        return value or () if name == "social_profiles" else value

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self.record, name, value)


@implementer(IUnitForm)
class UnitForm(RegistryEditForm):
    """Edit the record of the unit."""

    id = "edu-unit"
    schema = IUnitIdentity
    schema_prefix = PREFIX
    label = _("Unit identity")
    description = _(
        "Typed once, shown everywhere: at the top and foot of each page, on the contact page and to search engines."
    )

    def getContent(self) -> EditableRecord:
        """Return what the form edits."""
        return EditableRecord(super().getContent())

    def updateFields(self) -> None:
        """Upload the crest like the logo in Plone's own site panel; write the year without separators."""
        super().updateFields()
        self.fields["logo"].widgetFactory = NamedImageFieldWidget
        self.fields["founding_year"].widgetFactory = YearFieldWidget


class UnitPanel(ControlPanelFormWrapper):
    """The form in the layout of Plone's control panels."""

    form = UnitForm
