"""Who answers for the portal, and what superior units do with it."""

from edu.portal.core.mandate import combine as c
from edu.portal.core.mandate import params as p
from edu.portal.core.mandate.rule import Rule
from edu.portal.core.mandate.rule import optional
from edu.portal.core.mandate.rule import wanted
from edu.portal.core.mandate.rules.freshness import PERIODS


GOVERNANCE_RULES = (
    # What an attestation of the mandate becomes; the attestation itself says what has to be stated.
    Rule("attested", (wanted("attestation", p.literals, has_terms=False),), None),
    Rule(
        "board-complete",
        tuple(optional(name, p.whole_number, "1") for name in ("heads", "editors", "admins")),
        c.highest_each,
    ),
    Rule("sections-owned"),
    Rule("audit-run", (wanted("period", p.one_of(*PERIODS)),), same=("period",)),
    Rule("feedback-answered", (wanted("working-days", p.whole_number),), c.smallest("working-days")),
    Rule("requests-answered", (wanted("working-days", p.whole_number),), c.smallest("working-days")),
    Rule("official-email", (wanted("refused", p.literals, has_terms=False),), c.union("refused")),
    Rule("backup-recent", (wanted("days", p.whole_number),), c.smallest("days")),
    Rule(
        "units-reported", (wanted("day", p.whole_number), wanted("states", p.names)), c.union("states"), same=("day",)
    ),
    Rule(
        "ranking-published",
        (wanted("period", p.one_of(*PERIODS)), wanted("aspects", p.names)),
        c.union("aspects"),
        same=("period",),
    ),
)
