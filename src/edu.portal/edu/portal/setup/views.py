"""The set-up wizard ``@@edu-setup``, and the invitation to it after the installation."""

from collections.abc import Iterator
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.i18n import _
from edu.portal.mandate.service import changes_since_applied
from edu.portal.mandate.service import resolved_for
from edu.portal.mandate.service import resolved_mandate
from edu.portal.mandate.service import section_brain
from edu.portal.mandate.wording import counts
from edu.portal.settings.site import read_site
from edu.portal.settings.site import read_superior_records
from edu.portal.settings.unit import IUnitIdentity
from edu.portal.settings.unit import read_unit
from edu.portal.setup import form as setup_form
from edu.portal.setup import letters
from edu.portal.setup import service
from edu.portal.setup.form import SetupInput
from edu.portal.setup.form import situation_of
from edu.portal.setup.letters import Choice
from edu.portal.setup.letters import Letter
from edu.portal.setup.letters import ToldChange
from edu.portal.setup.service import PreviewRow
from edu.portal.syndication import superiors_form
from edu.portal.syndication.sources import read_superiors
from edu.portal.syndication.wording import KIND_TITLES
from edu.portal.syndication.wording import category_title
from edu.portal.syndication.wording import stored_titles
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.schema.vocabulary import getVocabularyRegistry


STEP_TITLES = {
    "types": _("Kind of unit"),
    "unit": _("Details of the unit"),
    "superiors": _("Superior units"),
    "regimes": _("Letters that apply"),
    "preview": _("Preview"),
}


class SetupWizard(BrowserView):
    """Five steps in one form. Only the last button writes; every other one goes to a step with what was typed."""

    change_template = ViewPageTemplateFile("templates/change.pt")

    def __call__(self) -> str:
        self.step = setup_form.STEPS[0]
        form = self.request.form
        if self.request.method != "POST":
            self.given = self.stored()
            self.step = self.reachable(self.known_step(form.get("step")))
            return self.shown()
        self.given = setup_form.read_setup(form)
        self.step = self.known_step(form.get("step"))
        if "apply" in form:
            return self.apply()
        if "add-superior" in form:
            self.given.superiors.append(superiors_form.UnitInput(len(self.given.superiors)))
        else:
            self.step = self.reachable(self.known_step(form.get("go")))
        return self.shown()

    def shown(self) -> str:
        """Return the page. Whoever comes to the letters for the first time finds ticked what the address suggests."""
        if self.step == "regimes" and not self.given.regimes_seen:
            self.given.regimes = letters.suggested_regimes(self.context, self.given)
            self.given.regimes_seen = True
        return str(self.index())

    def stored(self) -> SetupInput:
        """Return the form as the settings fill it."""
        unit, site = read_unit(), read_site()
        types = [kind.id for kind in service.available_types(self.context)]
        names = (*setup_form.UNIT_FIELDS, *setup_form.CHOICE_FIELDS)
        values = {name: getattr(unit, name) for name in names}
        return SetupInput(
            site_types=tuple(site.site_types or ()) or (tuple(types) if len(types) == 1 else ()),
            unit={name: "" if value is None else str(value) for name, value in values.items()},
            boarding=unit.boarding,
            superiors=setup_form.pad_superiors(superiors_form.inputs_of(read_superiors())),
            regimes=tuple(site.regimes or ()),
            regimes_seen=bool(site.regimes),
            features=tuple(site.features or ()),
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
            return self.shown()
        ready = service.finish_setup(self.context, self.decided())
        IStatusMessage(self.request).add(
            _("The portal is set up: ${count} sections are ready.", mapping={"count": str(ready)})
        )
        self.request.response.redirect(f"{self.context.absolute_url()}/@@edu-setup-done")
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
            superiors=superiors_form.records_of(self.given.superiors, stored_titles(), read_superior_records()),
            regimes=service.known_regimes(self.context, self.given.regimes),
            choices=self.given.choices,
            features=letters.offered_features(self.context, self.given),
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

    def ownership(self) -> dict[str, Any]:
        """Return the question who keeps the unit, with its answers."""
        key = setup_form.input_name("ownership")
        terms = getVocabularyRegistry().get(self.context, "edu.portal.Ownerships")
        return {
            "name": key,
            "title": IUnitIdentity["ownership"].title,
            "description": IUnitIdentity["ownership"].description,
            "options": [(term.value, term.title) for term in terms],
            "value": self.given.unit.get("ownership", ""),
            "error": self.given.errors.get(key),
        }

    def palette(self) -> dict[str, Any]:
        """Return the question for the colours, with its answers; the empty one leaves them to the kind of unit."""
        key = setup_form.input_name("palette")
        terms = getVocabularyRegistry().get(self.context, "edu.portal.Palettes")
        return {
            "name": key,
            "title": IUnitIdentity["palette"].title,
            "options": [("", _("According to the kind of unit")), *((term.value, term.title) for term in terms)],
            "value": self.given.unit.get("palette", ""),
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

    def national_letters(self) -> list[Letter]:
        """Return the letters that always apply."""
        return letters.national_letters(self.context)

    def regimes(self) -> list[Choice]:
        """Return the local authorities, their letters and what each adds."""
        return list(letters.regime_choices(self.context, self.given))

    def features(self) -> list[Choice]:
        """Return the parts that can be switched on."""
        return list(letters.feature_choices(self.context, self.given))

    def sparse(self) -> int:
        """Return how many sections are left when few are because no local letters were chosen, else 0."""
        situation = situation_of(self.given)
        if not service.is_sparse(self.context, situation):
            return 0
        return len(resolved_for(self.context, situation).sections)

    def changes(self) -> ToldChange | None:
        """Return what would be different from the last time, None before the first time."""
        change = service.change_by(self.context, situation_of(self.given))
        return None if change is None else letters.told(self.context, change)

    def told(self, change: ToldChange, *, with_sections: bool = True) -> str:
        """Return the points of a change as HTML."""
        return self.change_template(change=change, with_sections=with_sections)

    def folder_url(self, section: str) -> str:
        """Return the address of the folder of a section, "" without one."""
        brain = section_brain(self.context, section)
        return "" if brain is None else brain.getURL()

    def is_first_time(self) -> bool:
        """Return whether the portal was never set up."""
        return not read_site().setup_done

    def rows(self) -> tuple[PreviewRow, ...]:
        """Return what would happen to each section."""
        resolved = resolved_for(self.context, situation_of(self.given))
        return service.preview(self.context, resolved, self.given.choices)

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
        self.available = not read_site().setup_done and not is_wizard(self.view)

    def render(self) -> str:
        """Return the invitation, or nothing."""
        return str(super().render()) if self.available else ""


class ChangeNotice(ViewletBase):
    """Tells who may set up the site that the letters ask something else than when it was set up."""

    def update(self) -> None:
        """Compare what is owed today with what was applied; the answer is remembered in the process."""
        super().update()
        self.counts: list[Message] = []
        if read_site().setup_done and not is_wizard(self.view):
            self.counts = counts(changes_since_applied(self.portal_state.portal()))

    def sentence(self) -> str:
        """Return how much has changed, the two kinds that weigh most first."""
        return ", ".join(translate(count, context=self.request) for count in self.counts)

    def render(self) -> str:
        """Return the notice, or nothing."""
        return str(super().render()) if self.counts else ""


class SetupDone(BrowserView):
    """The end of the set-up: what to do next."""

    def letters(self) -> int:
        """Return how many letters apply."""
        return len(resolved_mandate(self.context).sources)

    def statements(self) -> int:
        """Return how many attestations the letters ask for."""
        return len(resolved_mandate(self.context).attestations)


def is_wizard(view: Any) -> bool:
    """Return whether a page belongs to the set-up itself."""
    return getattr(view, "__name__", "") in ("edu-setup", "edu-setup-done")
