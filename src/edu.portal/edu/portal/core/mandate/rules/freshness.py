"""How fresh a section is: deadlines, frequencies, ages."""

from edu.portal.core.mandate import combine as c
from edu.portal.core.mandate import params as p
from edu.portal.core.mandate.rule import OF
from edu.portal.core.mandate.rule import Rule
from edu.portal.core.mandate.rule import optional
from edu.portal.core.mandate.rule import wanted


PERIODS = ("week", "month", "quarter", "semester", "school-year", "year")
MOMENTS = ("issued", "effective", "received", "event-end", "changed")

FRESHNESS_RULES = (
    Rule("per-week", (wanted("min", p.whole_number), OF), c.largest("min"), same=("of",)),
    Rule(
        "per-period",
        (wanted("period", p.one_of(*PERIODS)), wanted("min", p.whole_number), OF),
        c.highest_rate,
        same=("of",),
    ),
    Rule("grades-covered", (wanted("period", p.one_of(*PERIODS)),), same=("period",)),
    Rule(
        "published-within",
        (wanted("working-days", p.whole_number), wanted("after", p.one_of(*MOMENTS)), OF),
        c.smallest("working-days"),
        same=("after", "of"),
    ),
    Rule(
        "published-before",
        (
            wanted("weekday", p.weekday),
            wanted("time", p.clock_time),
            wanted("covers", p.one_of("same-week", "next-week")),
            OF,
        ),
        c.earliest_in_week,
        same=("of",),
    ),
    Rule(
        "published-before-time",
        (wanted("time", p.clock_time), optional("flag", p.names)),
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
    Rule("not-older-than", (wanted("days", p.whole_number), OF), c.smallest("days"), same=("of",)),
    Rule("deadline-yearly", (wanted("before", p.month_days), OF), c.earliest_days, same=("of",)),
    Rule(
        "deadline-monthly",
        (wanted("day", p.whole_number), wanted("covers", p.one_of("same-month", "next-month")), OF),
        c.earliest_in_month,
        same=("of",),
    ),
)
