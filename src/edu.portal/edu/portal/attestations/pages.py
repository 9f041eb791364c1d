"""What all pages of the attestations share: addresses, citations and statements in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from edu.portal import clock
from edu.portal.attestations import form
from edu.portal.attestations import service
from edu.portal.attestations.wording import SEVERITY_TITLES
from edu.portal.attestations.wording import STATE_CLASSES
from edu.portal.attestations.wording import STATE_TITLES
from edu.portal.attestations.wording import summary_sentence
from edu.portal.core.attestations.model import EXPIRING
from edu.portal.core.attestations.model import VALID
from edu.portal.core.attestations.model import AttestationState
from edu.portal.core.attestations.model import Statement
from edu.portal.core.attestations.state import is_revoked
from edu.portal.core.attestations.state import last_day
from edu.portal.core.attestations.state import summarise
from edu.portal.core.mandate.model import Attestation
from edu.portal.core.mandate.model import Citation
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.dates import format_moment
from edu.portal.i18n import _
from edu.portal.layout.columns import hide_columns
from edu.portal.mandate.service import resolved_mandate
from edu.portal.permissions import MANAGE_ATTESTATIONS
from functools import cached_property
from plone import api
from Products.CMFPlone.utils import human_readable_size
from Products.Five.browser import BrowserView
from typing import Any
from urllib.parse import quote
from zope.i18n import translate
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class CitedPlace:
    """A place in a letter as people read it."""

    number: str
    at: str
    quote: str


@dataclass(frozen=True)
class Row:
    """An attestation in a list: what is asked, how it stands, since when, until when, by whom."""

    id: str
    title: str
    url: str
    description: str
    places: tuple[CitedPlace, ...]
    letters: str
    severity: Message
    state: Message
    css: str
    holds: bool
    stated_on: str
    ends: str
    by: str
    statement: Statement | None


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    title: Message | str
    rows: tuple[Row, ...]


class AttestationsPage(BrowserView):
    """What every page of the attestations knows and says."""

    def __call__(self) -> Any:
        keep_private(self.request.response)
        hide_columns(self.request)
        return self.answer()

    def answer(self) -> Any:
        """Return the page; subclasses do their work here."""
        return self.index()

    def say(self, message: Message | str) -> str:
        """Return a message in the language of the reader."""
        return str(translate(message, context=self.request))

    @property
    def may_manage(self) -> bool:
        """Whether the reader may state, take back and open evidence."""
        return bool(api.user.has_permission(MANAGE_ATTESTATIONS, obj=self.context))

    @cached_property
    def resolved(self) -> Any:
        """What the mandate demands of the unit today."""
        return resolved_mandate(self.context)

    @cached_property
    def attestation_id(self) -> str:
        """The id of an attestation in the address."""
        return form.text(self.request.form, form.ID_PARAMETER)

    @cached_property
    def attestation(self) -> Attestation | None:
        """The attestation in the address, None when it is not demanded of the unit."""
        found = self.resolved.attestations
        return next((item for item in found if item.id == self.attestation_id), None)

    def url(self, view: str, **parameters: str) -> str:
        """Return the address of a page of the attestations."""
        query = "&".join(f"{name}={quote(value)}" for name, value in parameters.items())
        return f"{self.context.absolute_url()}/@@{view}{'?' if query else ''}{query}"

    def page_url(self, attestation_id: str) -> str:
        """Return the address of the page of one attestation."""
        return self.url("edu-attestation", **{form.ID_PARAMETER: attestation_id})

    def places(self, citations: Iterable[Citation]) -> tuple[CitedPlace, ...]:
        """Return the cited places of letters that the site knows."""
        numbers = {source.id: source.number for source in self.resolved.sources}
        return tuple(
            CitedPlace(numbers[cite.source], cite.at, cite.quote) for cite in citations if cite.source in numbers
        )

    def section_title(self, section_id: str) -> Message | str:
        """Return the title of a section, or that the portal as a whole is meant."""
        section = self.resolved.section(section_id)
        return section.title if section else _("The portal as a whole")

    def row(self, item: AttestationState) -> Row:
        """Return an attestation as a line of a list."""
        attestation = next(found for found in self.resolved.attestations if found.id == item.id)
        statement = item.standing.statement
        places = self.places(attestation.citations)
        return Row(
            id=item.id,
            title=item.title,
            url=self.page_url(item.id),
            description=attestation.description,
            places=places,
            letters=letters_of(places),
            severity=SEVERITY_TITLES[item.severity],
            state=STATE_TITLES[item.state],
            css=STATE_CLASSES[item.state],
            holds=item.state in (VALID, EXPIRING),
            stated_on=format_date(statement.stated_on) if statement else "",
            ends=format_date(item.ends) if item.ends else "",
            by=user_name(statement.by) if statement else "",
            statement=statement,
        )

    @cached_property
    def states(self) -> tuple[AttestationState, ...]:
        """How all attestations stand today."""
        return service.states(self.context)

    @property
    def summary(self) -> str:
        """Return how they stand in one sentence."""
        return summary_sentence(summarise(self.states), self.say)

    @property
    def all_hold(self) -> bool:
        """Whether nothing is missing and nothing ends soon."""
        return all(item.state == VALID for item in self.states)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return all attestations by section."""
        return grouped((self.section_title(item.section), self.row(item)) for item in self.states)

    def facts(self, statement: Statement, attestation: Attestation | None) -> dict[str, Any]:
        """Return a statement in words; without the attestation only the last day that the paper names is known."""
        ends = last_day(attestation, statement) if attestation else statement.expires
        return {
            "number": str(statement.number),
            "date": format_date(statement.stated_on),
            "text": statement.text,
            "reference": statement.reference,
            "issuer": statement.issuer,
            "expires": format_date(statement.expires) if statement.expires else "",
            "ends": format_date(ends) if ends else self.say(_("until it is taken back")),
            "by": user_name(statement.by),
            "recorded": format_moment(statement.recorded),
            "evidence": self.evidence(statement),
            "revoked": is_revoked(statement, clock.today()),
            "revocation": self.revocation(statement),
        }

    def evidence(self, statement: Statement) -> dict[str, str] | None:
        """Return name, kind and size of the file of a statement, None without one."""
        found = statement.evidence
        if found is None:
            return None
        size = human_readable_size(found.size).replace(".", ",")
        return {"name": found.name, "facts": f"{found.kind.upper()}, {size}"}

    def revocation(self, statement: Statement) -> dict[str, str] | None:
        """Return when, by whom and why a statement was taken back, None when it was not."""
        found = statement.revocation
        if found is None:
            return None
        return {"moment": format_moment(found.moment), "by": user_name(found.by), "reason": found.reason}


def grouped(pairs: Iterable[tuple[Message | str, Row]]) -> tuple[Group, ...]:
    """Return rows under their headings, in the order in which the headings first come."""
    found: dict[Message | str, list[Row]] = {}
    for title, row in pairs:
        found.setdefault(title, []).append(row)
    return tuple(Group(title, tuple(rows)) for title, rows in found.items())


def letters_of(places: Iterable[CitedPlace]) -> str:
    """Return the letters with all their places in one line, each letter and each place once."""
    found: dict[str, dict[str, None]] = {}
    for place in places:
        found.setdefault(place.number, {})[place.at] = None
    return "; ".join(f"{number} ({', '.join(ats)})" for number, ats in found.items())


def user_name(user_id: str) -> str:
    """Return the full name of a user with the id, of one who is gone the id."""
    user = api.user.get(userid=user_id)
    name = user.getProperty("fullname", "") if user is not None else ""
    return f"{name} ({user_id})" if name else user_id


def keep_private(response: Any) -> None:
    """Keep a page out of caches and search engines."""
    response.setHeader("Cache-Control", "private, no-store")
    response.setHeader("X-Robots-Tag", "noindex, nofollow")
