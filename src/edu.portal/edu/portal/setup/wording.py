"""What is wrong with an answer, as sentences that say what to write instead."""

from collections.abc import Iterable
from collections.abc import Mapping
from edu.portal.core.setup.answers import Problem
from edu.portal.core.setup.fields import CATEGORY_TITLES
from edu.portal.core.setup.fields import FIELDS
from edu.portal.core.setup.fields import SUPERIOR
from edu.portal.core.setup.schema import LANGUAGE
from edu.portal.i18n import _
from edu.portal.syndication.superiors_form import ADDRESS_SENTENCES
from zope.i18n import translate
from zope.i18nmessageid import Message


SENTENCES: Mapping[str, Message] = {
    "missing": _("Please fill this in."),
    "not-text": _("Write plain text here."),
    "too-long": _("This is too long. Write at most ${most} characters."),
    "bad-id": _("Use small letters without diacritics, digits and hyphens only, for example thcs-bo-kenh."),
    "id-taken": _("There is something at this address already. Choose another id."),
    "id-twice": _("Line ${line} has this id already. Give each unit an id of its own."),
    "not-landline": _("Type one landline number with its area code, for example (028) 3855 0000."),
    "not-email": _("Type one e-mail address, for example c2bokenh@hcm.edu.vn."),
    "bad-year": _("Type a year with four digits between ${first} and ${last}."),
    "nothing-chosen": _("Choose what kind of unit this is."),
    "unknown-choice": _("“${value}” is none of the choices. Choose from: ${choices}."),
    "not-yes-no": _("Write yes or no."),
    "too-many-units": _("Give at most ${most} superior units; more can be added in the portal."),
    "no-unit-name": _("Give the name of the unit; readers see it beside each item."),
    "feed-twice": _("This address stands above already. Each feed needs an address of its own."),
    "picture-too-large": _("The picture is larger than 512 kB. Choose a smaller one."),
    "no-picture": _("This file is no picture we can show. Choose a PNG, JPEG, WebP or SVG file."),
    "no-file": _("There is no such file beside the sheet. Put the picture into the folder of the sheet."),
    **{f"address-{fault}": sentence for fault, sentence in ADDRESS_SENTENCES.items()},
}


def sentence(problem: Problem) -> str:
    """Return what to do about a problem, in Vietnamese: there is no site yet whose language could be asked."""
    message = SENTENCES[problem.kind]
    return translate(Message(message, mapping=dict(problem.values)), target_language=LANGUAGE)


def label(path: str) -> str:
    """Return what the form calls the field of a problem."""
    name, _dot, rest = path.partition(".")
    if not rest:
        return FIELDS[name].title
    place, _dot, part = rest.partition(".")
    titles = {"kind": SUPERIOR["kind"], "name": SUPERIOR["name"], "url": SUPERIOR["url"], **CATEGORY_TITLES}
    return f"{SUPERIOR['item']} {int(place) + 1}, {titles[part]}"


def account(problems: Iterable[Problem], labels: Mapping[str, str] | None = None) -> str:
    """Return all problems as one text, each behind the name of its field; ``labels`` knows better names of some."""
    names = labels or {}
    return " • ".join(f"{names.get(one.field) or label(one.field)}: {sentence(one)}" for one in problems)


def short_account(problems: Iterable[Problem]) -> str:
    """Return the names of the fields to correct, then what to do: where there is room for one line, it says enough."""
    found = list(problems)
    names = ", ".join(dict.fromkeys(label(one.field) for one in found))
    start = translate(_("Please correct: ${fields}.", mapping={"fields": names}), target_language=LANGUAGE)
    return f"{start} {account(found)}"
