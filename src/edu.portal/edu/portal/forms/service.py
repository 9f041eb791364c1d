"""Use cases of the forms: take a submission, look at submissions, delete what has had its time, bring the forms.

Doors hand in what a test must be able to choose: the moment, the randomness and the way to send mail.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from edu.portal.core.forms.case_code import new_case_code
from edu.portal.core.forms.submission import Submission
from edu.portal.core.forms.submission import as_text
from edu.portal.core.forms.submission import has_expired
from edu.portal.forms import store
from edu.portal.forms.definitions import ShippedForm
from edu.portal.forms.definitions import load_shipped_forms
from edu.portal.forms.seed import FORM_TYPE
from edu.portal.forms.seed import create_form
from edu.portal.mandate.service import section_folder
from edu.portal.mandate.withdraw import declared_sections
from plone import api
from Products.CMFCore.indexing import processQueue
from typing import Any


# The name of the case code in addresses.
CODE_PARAMETER = "ma"
Draw = Callable[[str], str]
ATTEMPTS = 20


def submit(
    form: Any,
    values: Mapping[str, object],
    *,
    prefix: str,
    retention_months: int,
    now: datetime,
    draw: Draw,
    send: Callable[[Submission], None],
) -> Submission:
    """Store a submission under a fresh case code, have mail sent and return it.

    ``values`` are the values of the form by field name, ``now`` an aware moment, ``draw`` picks one character of an
    alphabet. ``send`` gets the stored submission and is expected to deliver after the transaction has ended. What has
    outlived the time that its sender was told is deleted on this occasion. Raises ``RuntimeError`` when no free code
    is found.
    """
    purge_form(form, retention_months, now)
    pairs = tuple((name, as_text(value)) for name, value in values.items())
    for _attempt in range(ATTEMPTS):
        code = str(new_case_code(prefix, now.year, draw))
        submission = Submission(code, now, pairs)
        try:
            store.save_submission(form, submission)
        except KeyError:
            continue
        send(submission)
        return submission
    raise RuntimeError("no free case code was found")


def submissions_of(form: Any) -> list[Submission]:
    """Return the submissions of a form, the newest first."""
    return store.load_submissions(form)


def submission_of(form: Any, code: str) -> Submission | None:
    """Return one submission of a form, or None when there is none of that code."""
    return store.load_submission(form, code)


def delete(form: Any, codes: Iterable[str]) -> int:
    """Delete submissions for good, for example because consent was withdrawn; returns how many."""
    return store.delete_submissions(form, codes)


def purge_form(form: Any, retention_months: int, now: datetime) -> int:
    """Delete the submissions that are older than the months given (0 keeps all); returns how many."""
    return store.delete_submissions(form, expired_codes(form, retention_months, now))


def expired_codes(form: Any, retention_months: int, now: datetime) -> list[str]:
    """Return the codes of the submissions that are older than the months given; 0 keeps all."""
    return [item.code for item in store.load_submissions(form) if has_expired(item, retention_months, now)]


def forget_copied_data(form: Any) -> None:
    """Make a copied form start empty: what people sent was sent to the original."""
    store.forget_all(form)


def seed_forms(portal: Any) -> tuple[str, ...]:
    """Create the forms of all packages that are missing in the sections of the site; returns their ids.

    A form is recognised by a mark, wherever it was moved and whatever became of its title and fields; it is never
    touched again. Without the type of the forms, or without the section, nothing is done.
    """
    if FORM_TYPE not in portal.portal_types.objectIds():
        return ()
    seeded = []
    with api.env.adopt_roles(["Manager"]):
        present = shipped_ids(portal)
        for shipped in load_shipped_forms():
            folder = section_folder(portal, shipped.definition.section)
            if folder is not None and shipped.definition.id not in present:
                bring_form(folder, shipped)
                present.add(shipped.definition.id)
                seeded.append(shipped.definition.id)
    # Set-up may commit after it has left the site, and without the site the indexers see no behaviors.
    processQueue()
    return tuple(seeded)


def bring_form(folder: Any, shipped: ShippedForm) -> None:
    """Create the form; one without a mark at its address, left from an earlier installation, becomes it again."""
    standing = folder.get(shipped.definition.name)
    if standing is not None and standing.portal_type == FORM_TYPE and not store.load_shipped_id(standing):
        store.save_shipped_id(standing, shipped.definition.id)
    else:
        create_form(folder, shipped)


def forget_withdrawn_forms(portal: Any) -> None:
    """Make the school's own forms of those whose section no letter declares any more; submissions stay with them."""
    declared = declared_sections(portal)
    kept = {form.definition.id for form in load_shipped_forms() if form.definition.section in declared}
    for form in forms_of(portal):
        if store.load_shipped_id(form) not in kept:
            store.forget_shipped_id(form)


def shipped_ids(portal: Any) -> set[str]:
    """Return which forms of the add-on the site has."""
    return {store.load_shipped_id(form) for form in forms_of(portal)}


def forms_of(portal: Any) -> list[Any]:
    """Return every form of the site, whoever the current user is."""
    brains = portal.portal_catalog.unrestrictedSearchResults(portal_type=FORM_TYPE)
    return [brain._unrestrictedGetObject() for brain in brains]
