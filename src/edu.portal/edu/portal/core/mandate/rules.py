"""The kinds of rules: their names, parameters and how several letters combine.

Only the signature is declared here, so that a file of the mandate can be checked; the judgement is the audit's. Times
are those of Asia/Ho_Chi_Minh and "before" is strict. A rule with ``combine=None`` never combines: each criterion
stands for itself.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from edu.portal.core.mandate import combine as c
from edu.portal.core.mandate import params as p
from edu.portal.core.mandate.params import Parameter


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of rule. ``same`` names the parameters that have to be equal for two criteria to be combined."""

    name: str
    parameters: tuple[Parameter, ...] = ()
    combine: c.Combinator | None = c.identical
    same: tuple[str, ...] = ()

    def read(self, raw: Iterable[tuple[str, str]]) -> dict[str, p.Value]:
        """Return the typed parameters with defaults filled in; a parameter without value and default is left out.

        Raises ``ValueError`` naming the first parameter that is unknown, missing or malformed.
        """
        given = dict(raw)
        for name in given:
            if name not in {parameter.name for parameter in self.parameters}:
                raise ValueError(f"rule {self.name} has no parameter {name}")
        typed: dict[str, p.Value] = {}
        for parameter in self.parameters:
            text = given.get(parameter.name, parameter.default)
            if parameter.name not in given and parameter.required:
                raise ValueError(f"rule {self.name} needs the parameter {parameter.name}")
            if not text and not parameter.required:
                continue
            try:
                typed[parameter.name] = parameter.read(text)
            except ValueError as error:
                raise ValueError(f"parameter {parameter.name} of rule {self.name}: {error}") from error
        return typed


def optional(name: str, read: p.Reader, default: str = "") -> Parameter:
    """Return a parameter that may be left out."""
    return Parameter(name, read, required=False, default=default)


PERIODS = ("week", "month", "quarter", "semester", "school-year", "year")
MOMENTS = ("issued", "effective", "received", "event-end", "changed")
FEED_CATEGORIES = ("tin-tuc", "thong-bao", "van-ban", "thu-moi")
OF = optional("of", p.names)

RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        # What a section holds.
        Rule("present", (optional("min-items", p.whole_number, "1"),), c.largest("min-items")),
        Rule("min-count", (Parameter("count", p.whole_number), OF), c.largest("count"), same=("of",)),
        Rule("per-week", (Parameter("min", p.whole_number), OF), c.largest("min"), same=("of",)),
        Rule(
            "per-period",
            (Parameter("period", p.one_of(*PERIODS)), Parameter("min", p.whole_number), OF),
            c.highest_rate,
            same=("of",),
        ),
        Rule("years-kept", (Parameter("years", p.whole_number), OF), c.largest("years"), same=("of",)),
        Rule("groups-per-year", (Parameter("groups", p.names), Parameter("years", p.whole_number)), None),
        Rule("fields-present", (Parameter("fields", p.names), OF), c.union("fields"), same=("of",)),
        Rule("kinds-present", (Parameter("kinds", p.names), OF), c.union("kinds"), same=("of",)),
        Rule("headings-present", (Parameter("headings", p.whole_number),), c.largest("headings")),
        Rule(
            "text-length",
            (Parameter("min-words", p.whole_number), Parameter("max-words", p.whole_number)),
            c.narrowest("min-words", "max-words"),
        ),
        Rule("image-present", (optional("min", p.whole_number, "1"),), c.largest("min")),
        Rule("files-present", (optional("min", p.whole_number, "1"), OF), c.largest("min"), same=("of",)),
        Rule("links-alive", (optional("min", p.whole_number, "1"),), c.largest("min")),
        Rule("preview-works"),
        Rule("no-expired"),
        # How fresh it is.
        Rule(
            "published-within",
            (Parameter("working-days", p.whole_number), Parameter("after", p.one_of(*MOMENTS)), OF),
            c.smallest("working-days"),
            same=("after", "of"),
        ),
        Rule(
            "published-before",
            (
                Parameter("weekday", p.weekday),
                Parameter("time", p.clock_time),
                Parameter("covers", p.one_of("same-week", "next-week")),
                OF,
            ),
            c.earliest_in_week,
            same=("of",),
        ),
        Rule(
            "published-before-time",
            (Parameter("time", p.clock_time), optional("flag", p.names)),
            c.smallest("time"),
            same=("flag",),
        ),
        Rule(
            "published-at-once",
            (optional("minutes", p.whole_number, "60"), optional("flag", p.names)),
            c.smallest("minutes"),
            same=("flag",),
        ),
        Rule("updated-same-day", (optional("after", p.one_of(*MOMENTS), "changed"),), same=("after",)),
        Rule("not-older-than", (Parameter("days", p.whole_number), OF), c.smallest("days"), same=("of",)),
        Rule("deadline-yearly", (Parameter("before", p.month_days), OF), c.earliest_days, same=("of",)),
        Rule(
            "deadline-monthly",
            (Parameter("day", p.whole_number), Parameter("covers", p.one_of("same-month", "next-month")), OF),
            c.earliest_in_month,
            same=("of",),
        ),
        # What the portal as a whole offers.
        Rule(
            "contact-complete",
            (
                Parameter("where", p.one_of("page", "footer")),
                optional("fields", p.names, "address phone email"),
            ),
            c.union("fields"),
            same=("where",),
        ),
        Rule(
            "feed-fresh",
            (Parameter("categories", p.some_of(*FEED_CATEGORIES)), optional("hours", p.whole_number, "24")),
            c.smallest("hours"),
            same=("categories",),
        ),
        Rule("feed-offered", (optional("min", p.whole_number, "1"),), c.largest("min")),
        Rule("form-present", (Parameter("form", p.names), optional("roles", p.names)), same=("form", "roles")),
        Rule("lookup-present"),
        Rule("links-present", (Parameter("hosts", p.names),), c.union("hosts")),
        Rule("ticker-shown", (optional("min", p.whole_number, "1"),), c.largest("min")),
        Rule("unicode-text", (Parameter("form", p.one_of("NFC")),)),
        Rule(
            "domain-name",
            (Parameter("suffixes", p.names), optional("types", p.names), optional("places", p.names)),
            same=("suffixes", "types", "places"),
        ),
        Rule("manual", (Parameter("statement", p.sentence),), None),
    )
}
