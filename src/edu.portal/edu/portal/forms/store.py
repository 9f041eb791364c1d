"""Submissions of a form: plain dicts by case code in an annotation of the form.

They are not content: no catalogue, no search, no REST representation knows them, and a copy of the form starts empty.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from edu.portal.core.forms.submission import Submission
from edu.portal.core.forms.submission import as_record
from edu.portal.core.forms.submission import from_record
from typing import Any
from zope.annotation.interfaces import IAnnotations


SUBMISSIONS = "edu.portal.forms.submissions"
SHIPPED = "edu.portal.forms.shipped"


def save_submission(form: Any, submission: Submission) -> None:
    """Store a submission under its code. Raises ``KeyError`` when the code is taken."""
    annotations = IAnnotations(form)
    tree = annotations.get(SUBMISSIONS)
    if tree is None:
        tree = annotations[SUBMISSIONS] = OOBTree()
    if not tree.insert(submission.code, as_record(submission)):
        raise KeyError(submission.code)


def load_submissions(form: Any) -> list[Submission]:
    """Return all submissions of a form, the newest first."""
    found = [from_record(record) for record in _tree(form).values()]
    return sorted(found, key=lambda submission: (submission.received, submission.code), reverse=True)


def load_submission(form: Any, code: str) -> Submission | None:
    """Return the submission of that code, or None."""
    record = _tree(form).get(code)
    return None if record is None else from_record(record)


def delete_submissions(form: Any, codes: Iterable[str]) -> int:
    """Delete the submissions of these codes and return how many there were."""
    tree = _tree(form)
    return sum(1 for code in codes if tree.pop(code, None) is not None)


def save_shipped_id(form: Any, shipped_id: str) -> None:
    """Remember which form of the add-on this is."""
    IAnnotations(form)[SHIPPED] = shipped_id


def load_shipped_id(form: Any) -> str:
    """Return which form of the add-on this is, empty for a form of the school's own."""
    return str(IAnnotations(form).get(SHIPPED, ""))


def forget_shipped_id(form: Any) -> None:
    """Make a form of the school's own out of one that a package brought."""
    IAnnotations(form).pop(SHIPPED, None)


def forget_all(form: Any) -> None:
    """Remove everything of ours from a form."""
    for key in (SUBMISSIONS, SHIPPED):
        IAnnotations(form).pop(key, None)


def _tree(form: Any) -> Any:
    return IAnnotations(form).get(SUBMISSIONS) or {}
