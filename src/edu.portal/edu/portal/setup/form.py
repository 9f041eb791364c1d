"""The form of the set-up: what was typed, step by step, and what is wrong with it.

Every request carries the whole form, the steps that are not shown as hidden inputs, so nothing typed is lost and
nothing is written before the end.
"""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from edu.portal.core.mandate.plan import SKIP
from edu.portal.core.mandate.situation import Situation
from edu.portal.core.text.unicode import to_nfc
from edu.portal.core.unit import OWNERSHIPS
from edu.portal.core.unit import PRIVATE
from edu.portal.i18n import _
from edu.portal.settings.looks import find_palette
from edu.portal.settings.unit import IUnitIdentity
from edu.portal.settings.validators import check_email
from edu.portal.settings.validators import check_palette
from edu.portal.settings.validators import check_phone
from edu.portal.settings.validators import check_year
from edu.portal.setup.service import chosen_regimes
from edu.portal.syndication import superiors_form
from edu.portal.syndication.superiors_form import UnitInput
from typing import Any
from zope.i18nmessageid import Message
from zope.interface import Invalid


STEPS = ("types", "unit", "superiors", "regimes", "preview")
UNIT_FIELDS = ("name", "address", "phone", "email", "head_name", "founding_year")
# Fields of the unit with a closed list of values.
CHOICE_FIELDS = ("ownership", "palette")
INPUT_TYPES = {"phone": "tel", "email": "email"}
CHECKS: Mapping[str, Callable[[str], None]] = {"phone": check_phone, "email": check_email}
CHOICE_PREFIX = "choice-"
FEWEST_SUPERIORS = 2


@dataclass
class SetupInput:
    """The form exactly as typed; ``errors`` by the name of the input."""

    site_types: tuple[str, ...] = ()
    unit: dict[str, str] = field(default_factory=dict)
    boarding: bool = False
    superiors: list[UnitInput] = field(default_factory=list)
    regimes: tuple[str, ...] = ()
    # Whether somebody has seen the step of the letters; before that, nothing there is anybody's choice.
    regimes_seen: bool = False
    features: tuple[str, ...] = ()
    choices: dict[str, str] = field(default_factory=dict)
    errors: dict[str, Message | str] = field(default_factory=dict)


def read_setup(form: Mapping[str, Any]) -> SetupInput:
    """Return the form as it was sent; what is missing or no text counts as empty."""
    return SetupInput(
        site_types=texts(form, "site-type"),
        unit={name: text(form, input_name(name)) for name in (*UNIT_FIELDS, *CHOICE_FIELDS)},
        boarding=bool(text(form, "identity-boarding")),
        superiors=superiors_form.read_inputs(form),
        regimes=texts(form, "regime"),
        regimes_seen=bool(text(form, "regimes-seen")),
        features=texts(form, "feature"),
        choices=read_choices(form),
    )


def read_choices(form: Mapping[str, Any]) -> dict[str, str]:
    """Return the choice for each section that was asked about; an empty one takes an earlier decision back."""
    asked = [name for name in form if isinstance(name, str) and name.startswith(CHOICE_PREFIX)]
    left_out = texts(form, "leave-out")
    return {
        **{name.removeprefix(CHOICE_PREFIX): text(form, name) for name in asked},
        **{section: SKIP if section in left_out else "" for section in texts(form, "optional")},
    }


def pad_superiors(units: list[UnitInput]) -> list[UnitInput]:
    """Return at least two blocks: most units are under the province's Sở and under a committee or Phòng."""
    kinds = ("so", "ubnd")
    blocks = [unit for unit in units if not unit.is_blank]
    while len(blocks) < FEWEST_SUPERIORS:
        taken = {unit.kind for unit in blocks}
        kind = next((kind for kind in kinds if kind not in taken), "khac")
        blocks.append(UnitInput(len(blocks), kind=kind))
    return superiors_form.renumber(blocks)


def input_name(field_name: str) -> str:
    """Return the name of the input of a field of the unit."""
    return "identity-" + field_name.replace("_", "-")


def check_step(step: str, given: SetupInput, types: tuple[str, ...]) -> bool:
    """Put what is wrong in one step into ``errors``; return whether all is well. ``types`` can be chosen."""
    if step == "types":
        check_types(given, types)
        return "site-type" not in given.errors
    if step == "unit":
        check_unit(given)
        return not any(name.startswith("identity-") for name in given.errors)
    if step == "superiors":
        return superiors_form.check(given.superiors)
    return step != "regimes" or given.regimes_seen


def check_types(given: SetupInput, types: tuple[str, ...]) -> None:
    """Leave out types that cannot be chosen; note when none is left."""
    given.site_types = tuple(site_type for site_type in given.site_types if site_type in types)
    if not given.site_types:
        given.errors["site-type"] = _("Choose what kind of unit this is.")


def check_unit(given: SetupInput) -> None:
    """Note what is wrong with each field of the unit."""
    for name in UNIT_FIELDS:
        problem = problem_of(name, given.unit.get(name, ""))
        if problem is not None:
            given.errors[input_name(name)] = problem
    if given.unit.get("ownership") not in OWNERSHIPS:
        given.errors[input_name("ownership")] = _("Choose whether the unit is public or private.")
    palette = palette_problem(given.unit.get("palette", ""))
    if palette is not None:
        given.errors[input_name("palette")] = palette


def palette_problem(value: str) -> Message | str | None:
    """Return what is wrong with a choice of colours; none at all means those of the kind of unit."""
    if not value:
        return None
    if find_palette(value) is None:
        return _("These colours are not installed any more. Choose others.")
    try:
        check_palette(value)
    except Invalid as error:
        return error.args[0]
    return None


def problem_of(name: str, value: str) -> Message | str | None:
    """Return what is wrong with the value of a field of the unit, None when it can be stored."""
    if not value:
        return _("Please fill this in.") if IUnitIdentity[name].required else None
    try:
        if name == "founding_year":
            if not (value.isascii() and value.isdigit()):
                return _("Type the year with four digits, for example 1987.")
            check_year(int(value))
        elif name in CHECKS:
            CHECKS[name](value)
    except Invalid as error:
        return error.args[0] if error.args else str(error)
    return None


def unit_values(given: SetupInput) -> dict[str, Any]:
    """Return the values to store of a form that was checked."""
    texts_only = {name: given.unit.get(name, "") for name in UNIT_FIELDS if name != "founding_year"}
    return {
        **texts_only,
        "founding_year": founding_year(given),
        "boarding": given.boarding,
        "ownership": given.unit["ownership"],
        "palette": given.unit.get("palette") or None,
    }


def founding_year(given: SetupInput) -> int | None:
    """Return the year of foundation, None without one."""
    year = given.unit.get("founding_year", "")
    return int(year) if year.isascii() and year.isdigit() else None


def situation_of(given: SetupInput) -> Situation:
    """Return what the form as it stands says about the unit."""
    return Situation(
        site_types=given.site_types,
        regimes=chosen_regimes(given.regimes),
        features=given.features,
        boarding=given.boarding,
        is_private=given.unit.get("ownership") == PRIVATE,
        founded=founding_year(given),
    )


def hidden_inputs(given: SetupInput, step: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of everything that the shown step does not show."""
    if step != "types":
        yield from (("site-type", site_type) for site_type in given.site_types)
    if step != "unit":
        yield from ((input_name(name), given.unit.get(name, "")) for name in (*UNIT_FIELDS, *CHOICE_FIELDS))
        yield ("identity-boarding", "1" if given.boarding else "")
    if step != "superiors":
        yield from hidden_superiors(given.superiors)
    if step != "regimes":
        yield from (("regime", regime) for regime in given.regimes)
        yield from (("feature", feature) for feature in given.features)
        yield "regimes-seen", "1" if given.regimes_seen else ""
    if step != "preview":
        yield from ((f"{CHOICE_PREFIX}{section}", choice) for section, choice in given.choices.items())


def hidden_superiors(units: list[UnitInput]) -> Iterator[tuple[str, str]]:
    """Yield the inputs of the superior units as the panel of the units names them."""
    yield superiors_form.COUNT_FIELD, str(len(units))
    for unit in units:
        parts = {"id": unit.id, "kind": unit.kind, "name": unit.name, "url": unit.url}
        parts |= {f"feed-{category}": url for category, url in unit.feeds.items()}
        yield from ((unit.input_name(part), value) for part, value in parts.items())


def text(form: Mapping[str, Any], name: str) -> str:
    """Return the text of an input in NFC without blanks at its ends."""
    value = form.get(name)
    return to_nfc(value).strip() if isinstance(value, str) else ""


def texts(form: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the values of an input that may come several times, each once."""
    value = form.get(name)
    values = value if isinstance(value, list | tuple) else [value]
    return tuple(dict.fromkeys(item for item in values if isinstance(item, str) and item))
