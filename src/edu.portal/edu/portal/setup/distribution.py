"""The card in "create a site": what plone.distribution calls between the form and the finished portal.

A site and its content come in one transaction. All that can be refused is refused before the site exists, so a refusal
leaves nothing behind.
"""

from edu.portal import clock
from edu.portal.core.setup.answers import Answers
from edu.portal.core.setup.answers import Problem
from edu.portal.core.setup.answers import read_answers
from edu.portal.core.setup.schema import site_answers
from edu.portal.setup.creation import make_portal
from edu.portal.setup.offer import shipped_offer
from edu.portal.setup.wording import short_account
from OFS.interfaces import IObjectManager
from OFS.ObjectManager import checkValidId
from plone.distribution.core import Distribution
from plone.distribution.handler import default_handler
import transaction
from typing import Any
from zExceptions import BadRequest
from zope.component.hooks import setSite
from zope.globalrequest import getRequest


NAME = "truong-hoc"


def check(answers: dict[str, Any]) -> dict[str, Any]:
    """Return the answers with what every portal has; the handler before the creation.

    Raises ``BadRequest`` with Vietnamese sentences, which the form shows, when an answer cannot be used.
    """
    checked = _read(answers)
    folder = _folder()
    problem = None if folder is None else id_problem(folder, checked.site_id)
    if problem is not None:
        raise BadRequest(short_account([problem]))
    return {**answers, **site_answers(checked.title), "site_id": checked.site_id}


def create(distribution: Distribution, site: Any, answers: dict[str, Any]) -> Any:
    """Return the site after it became the unit's portal; the handler of the creation."""
    try:
        checked = _read(answers)
        default_handler(distribution, site, answers)
        make_portal(site, checked)
        # The queue of the catalogue still looks things up in the site while the commit ends; without a savepoint not
        # every storage can give them back by then.
        transaction.savepoint(optimistic=True)
    except Exception:
        # The site goes when the transaction does. As the current site it would break the roll-back and hide the fault.
        setSite(None)
        raise
    return site


def forget(distribution: Distribution, site: Any, answers: dict[str, Any]) -> Any:
    """Keep the picture, which the unit has now, out of the report of the creation; the handler after it."""
    if isinstance(answers.get("look"), dict):
        answers["look"] = {name: value for name, value in answers["look"].items() if name != "logo"}
    return site


def id_problem(folder: Any, site_id: str) -> Problem | None:
    """Return why no site of that id can come into ``folder``, ``None`` when one can."""
    try:
        # A folder refuses more than a name that is taken: its own attributes and words that Zope keeps for itself.
        checkValidId(folder, site_id)
    except BadRequest:
        return Problem("site_id", "id-taken", {})
    return None


def _read(answers: dict[str, Any]) -> Answers:
    checked = read_answers(answers, shipped_offer(), clock.today())
    if checked.answers is None:
        raise BadRequest(short_account(checked.problems))
    return checked.answers


def _folder() -> Any:
    """Return the folder that the publisher found for the new site; none outside of a publication (console)."""
    parents = getRequest().get("PARENTS") or ()
    return next((place for place in parents if IObjectManager.providedBy(place)), None)
