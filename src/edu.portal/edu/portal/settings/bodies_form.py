"""The form of the register of issuing bodies: what was typed, what is wrong with it, and the bodies that it means."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from edu.portal.core.documents.bodies import LONGEST_NAME
from edu.portal.core.documents.bodies import Body
from edu.portal.core.documents.bodies import check_bodies
from edu.portal.core.documents.bodies import new_id
from edu.portal.core.documents.bodies import read_day
from edu.portal.core.documents.bodies import read_signers
from edu.portal.core.documents.bodies import write_day
from edu.portal.core.documents.bodies import write_signers
from edu.portal.core.text.unicode import to_nfc
from edu.portal.i18n import _
from typing import Any
from zope.i18nmessageid import Message


MOST_BODIES = 300
COUNT_FIELD = "body-count"
PARTS = ("id", "name", "code", "since", "until", "successor", "signers")

SENTENCES = {
    "twice": _("This name stands in the list already. Give each name once."),
    "reversed": _("The last day lies before the first one. Please check the two dates."),
    "circle": _("The bodies follow one another in a circle. Leave the successor of the newest one empty."),
    "day": _("Write the day as day/month/year, for example 01/07/2025, or leave it empty."),
    "name": _("Give the name as it stands at the head of the documents."),
}


@dataclass
class BodyInput:
    """One block of the form, exactly as typed; ``errors`` by part."""

    number: int
    values: dict[str, str] = field(default_factory=lambda: dict.fromkeys(PARTS, ""))
    errors: dict[str, Message] = field(default_factory=dict)

    def input_name(self, part: str) -> str:
        """Return the name of the input of a part."""
        return f"body-{self.number}-{part}"

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed into the block."""
        return not any(value for part, value in self.values.items() if part != "id")


def inputs_of(bodies: Iterable[Body]) -> list[BodyInput]:
    """Return the blocks that show what is stored."""
    return [
        BodyInput(
            place,
            {
                "id": body.id,
                "name": body.name,
                "code": body.code,
                "since": write_day(body.since),
                "until": write_day(body.until),
                "successor": body.successor,
                "signers": write_signers(body.signers),
            },
        )
        for place, body in enumerate(bodies)
    ]


def read_inputs(form: Mapping[str, Any]) -> list[BodyInput]:
    """Return the blocks as they were sent. What is missing or no text counts as empty."""
    count = _text(form, COUNT_FIELD)
    size = min(int(count[:4]), MOST_BODIES) if count.isascii() and count.isdecimal() else 0
    blocks = [BodyInput(number) for number in range(size)]
    for block in blocks:
        block.values = {part: _text(form, block.input_name(part)) for part in PARTS}
    return blocks


def renumber(blocks: Iterable[BodyInput]) -> list[BodyInput]:
    """Return the blocks counted from 0."""
    result = list(blocks)
    for place, block in enumerate(result):
        block.number = place
    return result


def bodies_of(blocks: Iterable[BodyInput]) -> tuple[Body, ...]:
    """Return the bodies that the blocks mean, blank ones left out; what is wrong stands in their ``errors`` then."""
    kept = [block for block in blocks if not block.is_blank]
    taken = [block.values["id"] for block in kept if block.values["id"]]
    bodies = []
    for block in kept:
        block.errors = {}
        body_id = block.values["id"] or new_id(block.values["name"], taken)
        taken.append(body_id)
        bodies.append(_body(block, body_id))
    for fault in check_bodies(bodies):
        kept[fault.body].errors.setdefault(fault.part, SENTENCES[fault.code])
    return tuple(bodies)


def _body(block: BodyInput, body_id: str) -> Body:
    values = block.values
    if not values["name"]:
        block.errors["name"] = SENTENCES["name"]
    try:
        signers = read_signers(values["signers"])
    except ValueError as error:
        signers = ()
        block.errors["signers"] = _(
            "“${line}” cannot be read. Write one person on a line: name; position; first day; last day.",
            mapping={"line": str(error)},
        )
    successor = values["successor"] if values["successor"] != body_id else ""
    return Body(
        body_id,
        values["name"][:LONGEST_NAME],
        values["code"],
        _day(block, "since"),
        _day(block, "until"),
        successor,
        signers,
    )


def _day(block: BodyInput, part: str) -> date | None:
    try:
        return read_day(block.values[part])
    except ValueError:
        block.errors[part] = SENTENCES["day"]
        return None


def _text(form: Mapping[str, Any], name: str) -> str:
    value = form.get(name)
    return to_nfc(value).replace("\r\n", "\n").strip() if isinstance(value, str) else ""
