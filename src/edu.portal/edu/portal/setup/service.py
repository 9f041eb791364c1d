"""Use cases of the set-up: what can be chosen, what a choice would do, and doing it."""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from edu.portal import clock
from edu.portal.core.mandate.actions import Action
from edu.portal.core.mandate.actions import Adopt
from edu.portal.core.mandate.actions import Create
from edu.portal.core.mandate.actions import Existing
from edu.portal.core.mandate.actions import Report
from edu.portal.core.mandate.compare import Change
from edu.portal.core.mandate.compare import compare
from edu.portal.core.mandate.model import NATIONAL
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.places import suggested
from edu.portal.core.mandate.plan import find_candidates
from edu.portal.core.mandate.plan import marked_folders
from edu.portal.core.mandate.situation import Situation
from edu.portal.core.unit.kinds import KINDS
from edu.portal.core.unit.kinds import UnitKind
from edu.portal.mandate.existing import read_existing
from edu.portal.mandate.rules import known_rules
from edu.portal.mandate.service import apply_mandate
from edu.portal.mandate.service import apply_structure
from edu.portal.mandate.service import plan_for
from edu.portal.mandate.service import resolved_for
from edu.portal.mandate.service import resolved_sections
from edu.portal.mandate.service import stored_catalog
from edu.portal.mandate.store import load_applied
from edu.portal.settings.site import read_site
from edu.portal.settings.unit import unit_record
from plone import api
from typing import Any


WITHOUT_FOLDER = ("choice-needed", "unusable-choice", "left-out", "waits-for-parent")


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything that the wizard decides. ``unit`` holds values of ``IUnitIdentity`` by field name."""

    site_types: tuple[str, ...]
    unit: Mapping[str, Any]
    superiors: Sequence[Mapping[str, Any]]
    regimes: tuple[str, ...]
    choices: Mapping[str, str]
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Regime:
    """A local authority that a unit may be under, with the letters that it issued.

    ``place`` is the spelling in the unit's address that suggests it, "" without one.
    """

    id: str
    title: str
    sources: tuple[Source, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A folder of the site that may become a section."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What happens to a section.

    States: ``there`` (recognised at ``path``), ``create``, ``adopt`` (the folder at ``path``), ``choice`` (nothing
    until somebody chooses), ``left-out``, ``waits`` (its parent section is not there). ``links`` counts the links that
    a new folder begins with.
    """

    section: Section
    depth: int
    state: str
    path: str = ""
    candidates: tuple[Candidate, ...] = ()
    choice: str = ""
    links: int = 0


def available_types(portal: Any) -> tuple[UnitKind, ...]:
    """Return the unit types for which a profile is registered: ours are complete, other packages may add more."""
    profiles = {info["id"] for info in portal.portal_setup.listProfileInfo()}
    return tuple(kind for kind in KINDS if profile_of(kind.id) in profiles)


def profile_of(site_type: str) -> str:
    """Return the id of the profile of a unit type."""
    return f"edu.portal:{site_type}"


def available_regimes(portal: Any, address: str = "") -> tuple[Regime, ...]:
    """Return the local authorities of the stored letters, each with its letters by date.

    Those that the address suggests come first, then by title.
    """
    catalog = stored_catalog(portal)
    suggestions = suggested(catalog.jurisdictions, address)
    regimes = (
        Regime(
            jurisdiction.id,
            jurisdiction.title,
            letters_of(catalog, jurisdiction.id),
            suggestions.get(jurisdiction.id, ""),
        )
        for jurisdiction in catalog.jurisdictions
        if jurisdiction.id != NATIONAL
    )
    found = (regime for regime in regimes if regime.sources)
    return tuple(sorted(found, key=lambda regime: (not regime.place, regime.title)))


def letters_of(catalog: Catalog, jurisdiction: str) -> tuple[Source, ...]:
    """Return the letters of an authority by date."""
    found = (source for source in catalog.sources if source.jurisdiction == jurisdiction)
    return tuple(sorted(found, key=lambda source: (source.issued, source.id)))


def national_letters(portal: Any) -> tuple[Source, ...]:
    """Return the letters that apply everywhere today, by date."""
    today = clock.today()
    return tuple(source for source in letters_of(stored_catalog(portal), NATIONAL) if source.is_in_force(today))


def effect_of_regime(portal: Any, situation: Situation, regime: str) -> Change:
    """Return what the letters of an authority make different for a unit, beside the others that it follows."""
    others = tuple(other for other in situation.regimes if other != regime)
    without = replace(situation, regimes=chosen_regimes(others))
    return compare_situations(portal, without, replace(situation, regimes=chosen_regimes((*others, regime))))


def effect_of_feature(portal: Any, situation: Situation, feature: str) -> Change:
    """Return what switching a part of the portal on makes different."""
    others = tuple(other for other in situation.features if other != feature)
    return compare_situations(
        portal, replace(situation, features=others), replace(situation, features=(*others, feature))
    )


def compare_situations(portal: Any, before: Situation, after: Situation) -> Change:
    """Return what a unit owes today in one situation and not in another."""
    return compare(resolved_for(portal, before), resolved_for(portal, after), known_rules())


def change_by(portal: Any, situation: Situation) -> Change | None:
    """Return what setting the site up would change against the last time, None before the first time."""
    before = load_applied(portal)
    return None if before is None else compare(before, resolved_for(portal, situation), known_rules())


def is_sparse(portal: Any, situation: Situation) -> bool:
    """Return whether a unit follows no local authority and so lacks more than a quarter of what others have."""
    if set(situation.regimes) - {NATIONAL}:
        return False
    owed = resolved_for(portal, replace(situation, regimes=(NATIONAL,))).sections
    return len(owed) * 4 < len(resolved_for(portal, replace(situation, regimes=())).sections) * 3


def chosen_regimes(regimes: Collection[str]) -> tuple[str, ...]:
    """Return the value to store: national letters always apply, so an empty setting means that nobody has chosen."""
    return (NATIONAL, *sorted(set(regimes) - {NATIONAL}))


def known_regimes(portal: Any, regimes: Collection[str]) -> tuple[str, ...]:
    """Return the value to store of what was sent: authorities that no letter knows are left out."""
    known = {jurisdiction.id for jurisdiction in stored_catalog(portal).jurisdictions}
    return chosen_regimes(known & set(regimes))


def preview(portal: Any, resolved: Resolved, choices: Mapping[str, str]) -> tuple[PreviewRow, ...]:
    """Return what applying these choices would do, one row for each section in menu order. Writes nothing."""
    actions = plan_for(portal, resolved, choices)
    existing = read_existing(portal)
    return tuple(PreviewBuilder(resolved, existing, actions, choices).rows())


class PreviewBuilder:
    """Turns a plan into one row for each section."""

    def __init__(
        self, resolved: Resolved, existing: Existing, actions: Sequence[Action], choices: Mapping[str, str]
    ) -> None:
        self.resolved = resolved
        self.existing = existing
        self.choices = choices
        self.titles = {folder.path: folder.title for folder in existing.folders}
        self.created = {action.section: action.path for action in actions if isinstance(action, Create)}
        self.adopted = {action.section: action.path for action in actions if isinstance(action, Adopt)}
        self.reports = {action.section: action.reason for action in actions if isinstance(action, Report)}
        self.marked = {section: found[0].path for section, found in marked_folders(existing.folders).items()}
        self.places = {"": "", **self.created, **self.adopted, **self.marked}
        self.depths = {"": -1}

    def rows(self) -> Iterator[PreviewRow]:
        """Yield a row for each section, parents first."""
        for section in self.resolved.sections:
            self.depths[section.id] = self.depths[section.parent] + 1
            yield self.row(section)

    def row(self, section: Section) -> PreviewRow:
        """Return what happens to one section."""
        state, path = self.state(section.id)
        candidates = () if state == "there" else self.candidates(section)
        choice = self.choices.get(section.id, "")
        links = len(self.resolved.links_of(section.id)) if state == "create" else 0
        return PreviewRow(section, self.depths[section.id], state, path, candidates, choice, links)

    def state(self, section: str) -> tuple[str, str]:
        """Return the state of a section as ``PreviewRow`` has it, and the path of its folder."""
        if section in self.marked:
            return "there", self.marked[section]
        if section in self.adopted:
            return "adopt", self.adopted[section]
        if section in self.created:
            return "create", self.created[section]
        reasons = {"left-out": "left-out", "waits-for-parent": "waits"}
        return reasons.get(self.reports.get(section, ""), "choice"), ""

    def candidates(self, section: Section) -> tuple[Candidate, ...]:
        """Return the folders that may become the section and are not taken by another."""
        found = find_candidates(section, self.places.get(section.parent), self.existing)
        taken = {path for other, path in self.adopted.items() if other != section.id}
        return tuple(Candidate(path, self.titles[path]) for path in found if path not in taken)


def finish_setup(portal: Any, setup: Setup) -> int:
    """Store the settings, install the profiles of the unit types, bring the site to its mandate.

    Returns how many sections have their folder now. Raises nothing of its own.
    """
    save_settings(setup)
    # Before the profiles, which apply the plan too but know of no choices: new folders find their place beside the
    # adopted ones only when both come in one plan.
    apply_structure(portal, setup.choices)
    install_profiles(portal, setup.site_types)
    actions = apply_mandate(portal, setup.choices)
    read_site().setup_done = True
    missing = {action.section for action in actions if isinstance(action, Report) and action.reason in WITHOUT_FOLDER}
    return len(resolved_sections(portal)) - len(missing)


def save_settings(setup: Setup) -> None:
    """Write the records of the unit and of the site."""
    unit = unit_record()
    for name, value in setup.unit.items():
        setattr(unit, name, value)
    if unit.kind not in setup.site_types:
        unit.kind = setup.site_types[0]
    site = read_site()
    site.site_types = setup.site_types
    site.superiors = [dict(superior) for superior in setup.superiors]
    site.regimes = setup.regimes
    site.features = setup.features


def install_profiles(portal: Any, site_types: Collection[str]) -> None:
    """Install the profile of each unit type that is not installed yet."""
    tool = api.portal.get_tool("portal_setup")
    for site_type in site_types:
        if tool.getLastVersionForProfile(profile_of(site_type)) == "unknown":
            tool.runAllImportStepsFromProfile(f"profile-{profile_of(site_type)}")
