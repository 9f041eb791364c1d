"""From answers to checked values: the one judgement behind the card, the sheet and whoever else makes a portal.

``read_answers`` takes what came in, whatever it is, and returns either values that can be stored or what is wrong with
which field. It never raises and never guesses: a value that it cannot use is named, so that nothing is half made.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from edu.portal.core.setup.choices import Offer
from edu.portal.core.setup.choices import find_choices
from edu.portal.core.setup.choices import known
from edu.portal.core.setup.fields import CATEGORY_TITLES
from edu.portal.core.setup.fields import FIELDS
from edu.portal.core.setup.fields import SUPERIOR_KINDS
from edu.portal.core.setup.picture import Picture
from edu.portal.core.setup.picture import PictureFault
from edu.portal.core.setup.picture import read_picture
from edu.portal.core.text.unicode import slug
from edu.portal.core.text.unicode import to_nfc
from edu.portal.core.text.unicode import without_unseen
from edu.portal.core.unit.checks import FIRST_YEAR
from edu.portal.core.unit.checks import MOST_SUPERIORS
from edu.portal.core.unit.checks import address_fault
from edu.portal.core.unit.checks import is_email
from edu.portal.core.unit.model import PUBLIC
from edu.portal.core.unit.phone import is_landline
import re
from types import MappingProxyType
import unicodedata


ID_FIELD = "path"
LONGEST_SUPERIOR_NAME = 200

_SITE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PROPOSED_ID = re.compile(r"Plone[0-9]*")
_YEAR = re.compile(r"[0-9]{4}")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field: ``kind`` names the sentence, ``values`` fill it.

    ``field`` is the name of a field, or ``superiors.<place>.<part>`` with part ``name``, ``kind``, ``url`` or a
    category of feeds.
    """

    field: str
    kind: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SuperiorAnswer:
    """A unit above this one; ``feeds`` holds pairs of category and address."""

    kind: str
    name: str
    url: str = ""
    feeds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything that is needed to make a portal, ready to be stored."""

    site_id: str
    title: str
    types: tuple[str, ...]
    ownership: str
    boarding: bool
    short_name: str
    head_name: str
    founding_year: int | None
    address: str
    phone: str
    email: str
    regimes: tuple[str, ...]
    superiors: tuple[SuperiorAnswer, ...]
    palette: str
    logo: Picture | None


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome: ``answers`` without problems, else ``None`` and the problems in the order of the form.

    ``site_id`` is the id that the unit would get, "" when there is no usable one.
    """

    answers: Answers | None
    problems: tuple[Problem, ...]
    site_id: str


def read_answers(raw: Mapping[str, object], offer: Offer, today: date) -> Checked:
    """Check ``raw`` against what is offered. ``raw`` may hold groups of answers, as the form sends them.

    Choices come as a list of ids (form) or as words (sheet). Facts of the unit follow S0-02, S2-44 and the letters'
    demand for a landline; addresses of feeds are judged as the panel of the superior units judges them.
    Raises nothing.
    """
    reader = _Reader(_flat(raw), offer, today)
    answers = reader.answers()
    order = list(FIELDS)
    problems = sorted(reader.problems, key=lambda problem: order.index(problem.field.partition(".")[0]))
    usable = not any(problem.field == "site_id" for problem in problems)
    return Checked(None if problems else answers, tuple(problems), answers.site_id if usable else "")


def read_text(value: object) -> str:
    """Return one line of text in NFC without hidden characters; numbers become text, all else is empty."""
    if isinstance(value, int) and not isinstance(value, bool):
        # int() of a hostile length cannot be printed; no answer is that long.
        value = str(value) if abs(value) < 10**18 else ""
    if not isinstance(value, str):
        return ""
    return _BLANKS.sub(" ", to_nfc(without_unseen(value))).strip()


def _flat(raw: Mapping[str, object]) -> dict[str, object]:
    groups = {group.group for group in FIELDS.values() if group.group}
    flat: dict[str, object] = {name: value for name, value in raw.items() if name in FIELDS}
    for name in groups:
        group = raw.get(name)
        if isinstance(group, Mapping):
            flat.update({key: value for key, value in group.items() if key in FIELDS and flat.get(key) is None})
    # plone.distribution fills its own field of the id with a proposal, so the form has one of ours beside it.
    flat["site_id"] = raw.get(ID_FIELD) or flat.get("site_id")
    return flat


class _Reader:
    """Reads field after field and collects what is wrong."""

    def __init__(self, raw: Mapping[str, object], offer: Offer, today: date) -> None:
        self.raw = raw
        self.offer = offer
        self.today = today
        self.problems: list[Problem] = []

    def answers(self) -> Answers:
        """Read all fields; the values mean something only when there is no problem."""
        return Answers(
            site_id=self.site_id(),
            title=self.text("title"),
            types=self.chosen("types"),
            ownership=next(iter(self.chosen("ownership")), PUBLIC),
            boarding=self.boarding(),
            short_name=self.text("short_name"),
            head_name=self.text("head_name"),
            founding_year=self.year(),
            address=self.text("address"),
            phone=self.phone(),
            email=self.email(),
            regimes=self.chosen("regimes"),
            superiors=tuple(self.superiors()),
            palette=next(iter(self.chosen("palette")), ""),
            logo=self.logo(),
        )

    def complain(self, name: str, kind: str, **values: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(name, kind, MappingProxyType(values)))

    def text(self, name: str) -> str:
        """Return a line of text; complain about a missing or an endless one."""
        value = self.raw.get(name)
        if value is not None and not isinstance(value, str | int):
            self.complain(name, "not-text")
            return ""
        text = read_text(value)
        rule = FIELDS[name]
        if not text and rule.required:
            self.complain(name, "missing")
        elif rule.longest and len(text) > rule.longest:
            self.complain(name, "too-long", most=str(rule.longest))
            return ""
        return text

    def site_id(self) -> str:
        """Return the id of the site: letters, digits and hyphens, which every address can carry.

        Where nobody chose one it is made of the name; ``Plone`` and ``Plone2`` are proposals, not choices.
        """
        text, title = self.text("site_id"), read_text(self.raw.get("title"))
        if not text or _PROPOSED_ID.fullmatch(text):
            text = slug(title, FIELDS["site_id"].longest)
        if text and not _SITE_ID.fullmatch(text):
            self.complain("site_id", "bad-id")
        if title and not text:
            self.complain("site_id", "missing")
        return text

    def phone(self) -> str:
        """Return a landline. Spreadsheets drop the zero in front of a number; it is put back where that makes one."""
        text = self.text("phone")
        if text and not is_landline(text):
            if text[0] in "123456789" and is_landline(f"0{text}"):
                return f"0{text}"
            self.complain("phone", "not-landline")
        return text

    def email(self) -> str:
        """Return one address of electronic mail."""
        text = self.text("email")
        if text and not is_email(text):
            self.complain("email", "not-email")
        return text

    def year(self) -> int | None:
        """Return a year that has begun, ``None`` when nobody said one."""
        text = self.text("founding_year")
        if not text:
            return None
        if not _YEAR.fullmatch(text) or not FIRST_YEAR <= int(text) <= self.today.year:
            self.complain("founding_year", "bad-year", first=str(FIRST_YEAR), last=str(self.today.year))
            return None
        return int(text)

    def chosen(self, name: str) -> tuple[str, ...]:
        """Return the ids that were chosen from a closed list."""
        value = self.raw.get(name)
        if value is None or value == "":
            value = []
        if isinstance(value, list | tuple):
            found, strange = known(name, value, self.offer)
        elif isinstance(value, str) and value in self.offer.titles(name):
            found, strange = (value,), ""
        elif isinstance(value, str):
            found, strange = find_choices(name, read_text(value), self.offer)
        else:
            found, strange = (), str(type(value).__name__)
        if strange:
            self.complain(name, "unknown-choice", value=_short(strange), choices=self.choices(name))
        elif not found and FIELDS[name].required:
            self.complain(name, "nothing-chosen")
        return found

    def choices(self, name: str) -> str:
        """Return the titles of what can be chosen as one text."""
        return "; ".join(title for title in self.offer.titles(name).values() if title)

    def boarding(self) -> bool:
        """Return whether pupils eat at school: a tick, or a word for yes."""
        value = self.raw.get("boarding")
        if value is None or isinstance(value, bool):
            return bool(value)
        found, strange = find_choices("boarding", read_text(value), self.offer)
        if strange or len(found) > 1:
            self.complain("boarding", "not-yes-no")
        return found == ("yes",)

    def logo(self) -> Picture | None:
        """Return the crest: a data URL from the form, or the content of a file from the folder of the sheet."""
        value = self.raw.get("logo")
        if value is None or value == "":
            return None
        try:
            return read_picture(value)
        except PictureFault as fault:
            self.complain("logo", fault.kind)
            return None

    def superiors(self) -> Iterator[SuperiorAnswer]:
        """Yield the units above; a block in which nothing was typed is none."""
        value = self.raw.get("superiors")
        blocks = value if isinstance(value, list | tuple) else []
        if (value is not None and not isinstance(value, list | tuple)) or len(blocks) > MOST_SUPERIORS:
            self.complain("superiors", "too-many-units", most=str(MOST_SUPERIORS))
            return
        seen: set[str] = set()
        for place, block in enumerate(blocks):
            if not isinstance(block, Mapping):
                self.complain(f"superiors.{place}.name", "not-text")
            elif any(read_text(block.get(part)) for part in ("name", "url", *CATEGORY_TITLES)):
                yield self.superior(f"superiors.{place}", block, seen)

    def superior(self, path: str, block: Mapping[str, object], seen: set[str]) -> SuperiorAnswer:
        """Return one unit above; ``seen`` holds the addresses of feeds that were given already."""
        name, kind = read_text(block.get("name")), block.get("kind", "khac")
        if not name:
            self.complain(f"{path}.name", "no-unit-name")
        elif len(name) > LONGEST_SUPERIOR_NAME:
            self.complain(f"{path}.name", "too-long", most=str(LONGEST_SUPERIOR_NAME))
        if not (isinstance(kind, str) and kind in SUPERIOR_KINDS):
            choices = "; ".join(SUPERIOR_KINDS.values())
            self.complain(f"{path}.kind", "unknown-choice", value=_short(str(kind)), choices=choices)
        feeds = []
        for category in CATEGORY_TITLES:
            url = self.address(f"{path}.{category}", block.get(category))
            if url in seen:
                self.complain(f"{path}.{category}", "feed-twice")
            elif url:
                seen.add(url)
                feeds.append((category, url))
        return SuperiorAnswer(str(kind), name, self.address(f"{path}.url", block.get("url")), tuple(feeds))

    def address(self, path: str, value: object) -> str:
        """Return a web address; complain about what cannot be read from."""
        url = read_text(value)
        if value not in (None, "") and not isinstance(value, str):
            self.complain(path, "not-text")
        fault = address_fault(url) if url else ""
        if fault:
            self.complain(path, f"address-{fault}")
        return url


def as_form(answers: Answers) -> dict[str, object]:
    """Return the answers as the form of the card sends them, so that both ways into a portal are one."""
    groups: dict[str, dict[str, object]] = {}
    result: dict[str, object] = {}
    for name, rule in FIELDS.items():
        value = _plain(name, getattr(answers, name))
        if value not in (None, "", []):
            (groups.setdefault(rule.group, {}) if rule.group else result)[name] = value
    return {**result, **groups}


def _plain(name: str, value: object) -> object:
    if isinstance(value, Picture):
        return value.data_url()
    if name == "superiors" and isinstance(value, tuple):
        return [{"kind": one.kind, "name": one.name, "url": one.url, **dict(one.feeds)} for one in value]
    return list(value) if isinstance(value, tuple) else value


def _short(text: str) -> str:
    clean = "".join(char for char in text if unicodedata.category(char)[0] != "C")
    return clean if len(clean) <= 60 else f"{clean[:59]}…"
