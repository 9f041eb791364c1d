"""Use case: a new Plone site becomes the working portal of a unit, from checked answers."""

from collections.abc import Mapping
from edu.portal.core.setup.answers import Answers
from edu.portal.core.setup.answers import SuperiorAnswer
from edu.portal.settings.unit import IUnitIdentity
from edu.portal.setup.service import Setup
from edu.portal.setup.service import chosen_regimes
from edu.portal.setup.service import finish_setup
from edu.portal.syndication.superiors_form import UnitInput
from edu.portal.syndication.superiors_form import records_of
from edu.portal.syndication.wording import stored_titles
from plone.formwidget.namedfile.converter import b64encode_file
from typing import Any


# Answers that are stored in the record of the unit under the same name.
SAME_NAME = (
    "short_name",
    "head_name",
    "founding_year",
    "address",
    "phone",
    "email",
    "boarding",
    "ownership",
    "palette",
)


def make_portal(site: Any, answers: Answers) -> int:
    """Set up a site that has ``edu.portal:default``: settings, profiles of the unit types, sections, front page.

    Returns how many sections have their folder. Raises nothing of its own and commits nothing.
    """
    return finish_setup(site, setup_of(answers))


def setup_of(answers: Answers) -> Setup:
    """Return the answers as the wizard's decisions; a new site leaves nothing to choose between."""
    return Setup(
        site_types=answers.types,
        unit=unit_values(answers),
        superiors=records_of(map(_input, range(len(answers.superiors)), answers.superiors), stored_titles()),
        regimes=chosen_regimes(answers.regimes),
        choices={},
    )


def unit_values(answers: Answers) -> Mapping[str, Any]:
    """Return values of ``IUnitIdentity`` by field name."""
    values: dict[str, Any] = {"name": answers.title, "kind": answers.types[0]}
    values |= {name: getattr(answers, name) for name in SAME_NAME if name in IUnitIdentity}
    if not answers.palette:
        # No choice is no value: the colours of the kind of unit.
        values.pop("palette", None)
    if answers.logo is not None:
        values["logo"] = b64encode_file(answers.logo.name, answers.logo.data)
    return values


def _input(number: int, unit: SuperiorAnswer) -> UnitInput:
    return UnitInput(number, kind=unit.kind, name=unit.name, url=unit.url, feeds=dict(unit.feeds))
