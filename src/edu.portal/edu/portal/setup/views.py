"""The set-up wizard ``@@edu-setup``, and the invitation to it after the installation."""

from collections.abc import Iterator
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.mandate.situation import Situation
from edu.portal.i18n import _
from edu.portal.mandate.service import resolved_for
from edu.portal.settings.site import read_site
from edu.portal.settings.unit import IUnitIdentity
from edu.portal.settings.unit import read_unit
from edu.portal.setup import form as setup_form
from edu.portal.setup import service
from edu.portal.setup.form import SetupInput
from edu.portal.setup.service import PreviewRow
from edu.portal.syndication import superiors_form
from edu.portal.syndication.sources import read_superiors
from edu.portal.syndication.wording import KIND_TITLES
from edu.portal.syndication.wording import category_title
from edu.portal.syndication.wording import stored_titles
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zope.i18nmessageid import Message


STEP_TITLES = {
    "types": _("Kind of unit"),
    "unit": _("Details of the unit"),
    "superiors": _("Superior units"),
    "regimes": _("Letters that apply"),
    "preview": _("Preview"),
}


class SetupWizard(BrowserView):
    """Five steps in one form. Only the last button writes; every other one goes to a step with what was typed."""

    def __call__(self) -> str:
        self.step = setup_form.STEPS[0]
        if self.request.method != "POST":
            self.given = self.stored()
            return str(self.index())
        form = self.request.form
        self.given = setup_form.read_setup(form)
        self.step = self.known_step(form.get("step"))
        if "apply" in form:
            return self.apply()
        if "add-superior" in form:
            self.given.superiors.append(superiors_form.UnitInput(len(self.given.superiors)))
        else:
            self.step = self.reachable(self.known_step(form.get("go")))
        return str(self.index())

    def stored(self) -> SetupInput:
        """Return the form as the settings fill it."""
        unit, site = read_unit(), read_site()
        types = [kind.id for kind in service.available_types(self.context)]
        every_regime = tuple(regime.id for regime in service.available_regimes(self.context))
        values = {name: getattr(unit, name) for name in setup_form.UNIT_FIELDS}
        return SetupInput(
            site_types=tuple(site.site_types or ()) or (tuple(types) if len(types) == 1 else ()),
            unit={name: "" if value is None else str(value) for name, value in values.items()},
            boarding=unit.boarding,
            superiors=setup_form.pad_superiors(superiors_form.inputs_of(read_superiors())),
            regimes=tuple(site.regimes or ()) or every_regime,
        )

    def known_step(self, name: Any) -> str:
        """Return the step of that name, else the first."""
        return name if name in setup_form.STEPS else setup_form.STEPS[0]

    def reachable(self, wanted: str) -> str:
        """Return the first step before the wanted one that is not well, else the wanted one."""
        types = tuple(kind.id for kind in service.available_types(self.context))
        for step in setup_form.STEPS[: setup_form.STEPS.index(wanted)]:
            if not setup_form.check_step(step, self.given, types):
                return step
        return wanted

    def apply(self) -> str:
        """Do what the preview shows, or show what is still missing."""
        CheckAuthenticator(self.request)
        self.step = self.reachable("preview")
        if self.step != "preview" or self.open_choices():
            return str(self.index())
        ready = service.finish_setup(self.context, self.decided())
        IStatusMessage(self.request).add(
            _("The portal is set up: ${count} sections are ready.", mapping={"count": str(ready)})
        )
        self.request.response.redirect(self.context.absolute_url())
        return ""

    def open_choices(self) -> bool:
        """Note an error for each section that waits for a choice; return whether there is one."""
        for row in self.rows():
            if row.state == "choice":
                message = _("Choose what to do with this section.")
                self.given.errors[f"{setup_form.CHOICE_PREFIX}{row.section.id}"] = message
        return any(name.startswith(setup_form.CHOICE_PREFIX) for name in self.given.errors)

    def decided(self) -> service.Setup:
        """Return the checked form as values to store."""
        return service.Setup(
            site_types=self.given.site_types,
            unit=setup_form.unit_values(self.given),
            superiors=superiors_form.records_of(self.given.superiors, stored_titles()),
            regimes=service.chosen_regimes(self.given.regimes),
            choices=self.given.choices,
        )

    # What the template shows.

    def action(self) -> str:
        """Return the address of the wizard."""
        return f"{self.context.absolute_url()}/@@edu-setup"

    def steps(self) -> list[dict[str, Any]]:
        """Return the titles of the steps, and which of them is shown."""
        return [{"title": STEP_TITLES[step], "current": step == self.step} for step in setup_form.STEPS]

    def previous(self) -> str | None:
        """Return the step before the shown one."""
        place = setup_form.STEPS.index(self.step)
        return setup_form.STEPS[place - 1] if place else None

    def following(self) -> str | None:
        """Return the step after the shown one."""
        place = setup_form.STEPS.index(self.step)
        return setup_form.STEPS[place + 1] if place + 1 < len(setup_form.STEPS) else None

    def hidden(self) -> list[tuple[str, str]]:
        """Return the inputs of the steps that are not shown."""
        return list(setup_form.hidden_inputs(self.given, self.step))

    def problems(self) -> list[dict[str, Any]]:
        """Return what is wrong in the shown step: the id of the input, what people call it, and what to do."""
        labels = self.labels()
        found = [
            {"input": name, "label": labels.get(name, ""), "text": message}
            for name, message in self.given.errors.items()
        ]
        if self.step == "superiors":
            for unit in self.given.superiors:
                found += [
                    {"input": unit.input_name(part), "label": unit.name, "text": message}
                    for part, message in unit.errors.items()
                ]
        return found

    def labels(self) -> dict[str, Any]:
        """Return what people call an input, by its name."""
        fields = {setup_form.input_name(name): IUnitIdentity[name].title for name in setup_form.UNIT_FIELDS}
        if self.step != "preview":
            return fields
        return {f"{setup_form.CHOICE_PREFIX}{row.section.id}": row.section.title for row in self.rows()}

    def types(self) -> Any:
        """Return the unit types that can be chosen."""
        return service.available_types(self.context)

    def unit_fields(self) -> Iterator[dict[str, Any]]:
        """Yield the inputs of the unit, worded as in its control panel."""
        for name in setup_form.UNIT_FIELDS:
            key = setup_form.input_name(name)
            yield {
                "name": key,
                "title": IUnitIdentity[name].title,
                "description": IUnitIdentity[name].description,
                "required": IUnitIdentity[name].required,
                "type": setup_form.INPUT_TYPES.get(name, "text"),
                "numeric": name == "founding_year",
                "value": self.given.unit.get(name, ""),
                "error": self.given.errors.get(key),
            }

    def boarding_field(self) -> Any:
        """Return the field that says whether pupils eat at school."""
        return IUnitIdentity["boarding"]

    def superior_kinds(self) -> list[tuple[str, Message]]:
        """Return the kinds of superior units with their titles."""
        return list(KIND_TITLES.items())

    def categories(self) -> list[tuple[str, Message | str]]:
        """Return the kinds of feeds with their titles."""
        return [(category, category_title(category)) for category in CATEGORIES]

    def regimes(self) -> Any:
        """Return the local authorities and their letters."""
        return service.available_regimes(self.context)

    def rows(self) -> tuple[PreviewRow, ...]:
        """Return what would happen to each section."""
        given = self.given
        situation = Situation(tuple(given.site_types), service.chosen_regimes(given.regimes), boarding=given.boarding)
        return service.preview(self.context, resolved_for(self.context, situation), given.choices)

    def preview(self) -> dict[str, list[PreviewRow]]:
        """Return the rows by what happens to them; a section with look-alikes stays among the choices."""
        found: dict[str, list[PreviewRow]] = {"choice": [], "create": [], "there": [], "left-out": [], "waits": []}
        for row in self.rows():
            found["choice" if row.candidates else row.state].append(row)
        return found


class SetupInvitation(ViewletBase):
    """Leads who may set up the site to the wizard, until that is done."""

    def update(self) -> None:
        """Decide by the settings whether there is something to say."""
        super().update()
        self.available = not read_site().setup_done and getattr(self.view, "__name__", "") != "edu-setup"

    def render(self) -> str:
        """Return the invitation, or nothing."""
        return str(super().render()) if self.available else ""
