"""What a section holds."""

from edu.portal.core.mandate import combine as c
from edu.portal.core.mandate import params as p
from edu.portal.core.mandate.rule import OF
from edu.portal.core.mandate.rule import Rule
from edu.portal.core.mandate.rule import optional
from edu.portal.core.mandate.rule import wanted


CONTENT_RULES = (
    Rule("section-present"),
    Rule("present", (optional("min-items", p.whole_number, "1"),), c.largest("min-items")),
    Rule("min-count", (wanted("count", p.whole_number), OF), c.largest("count"), same=("of",)),
    Rule("years-kept", (wanted("years", p.whole_number), OF), c.largest("years"), same=("of",), years="years"),
    Rule("groups-per-year", (wanted("groups", p.names), wanted("years", p.whole_number)), None, years="years"),
    Rule("items-complete", (optional("share", p.whole_number, "100"),), c.largest("share")),
    Rule("fields-present", (wanted("fields", p.names), OF), c.union("fields"), same=("of",)),
    Rule("kinds-present", (wanted("kinds", p.names), OF), c.union("kinds"), same=("of",)),
    Rule("org-chart"),
    Rule("headings-present", (wanted("headings", p.whole_number),), c.largest("headings")),
    Rule(
        "text-length",
        (wanted("min-words", p.whole_number), wanted("max-words", p.whole_number)),
        c.narrowest("min-words", "max-words"),
    ),
    Rule("image-present", (optional("min", p.whole_number, "1"),), c.largest("min")),
    Rule("files-present", (optional("min", p.whole_number, "1"), OF), c.largest("min"), same=("of",)),
    Rule("links-alive", (optional("min", p.whole_number, "1"),), c.largest("min")),
    Rule("links-present", (wanted("hosts", p.literals, has_terms=False),), c.union("hosts")),
    Rule("preview-works"),
    Rule("no-expired"),
    Rule("consent-recorded", (wanted("kinds", p.names),), c.union("kinds")),
)
