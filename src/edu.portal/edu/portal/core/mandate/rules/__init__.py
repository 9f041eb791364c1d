"""The kinds of rules by subject: their names, parameters and how several letters combine.

Only the signature is declared here, so that a file of the mandate can be checked; the judgement is the audit's. Times
are those of Asia/Ho_Chi_Minh and "before" is strict.
"""

from collections.abc import Mapping
from edu.portal.core.mandate.rule import Rule
from edu.portal.core.mandate.rules.content import CONTENT_RULES
from edu.portal.core.mandate.rules.freshness import FRESHNESS_RULES
from edu.portal.core.mandate.rules.governance import GOVERNANCE_RULES
from edu.portal.core.mandate.rules.portal import PORTAL_RULES


__all__ = ["RULES", "Rule"]

RULES: Mapping[str, Rule] = {
    rule.name: rule for rule in (*CONTENT_RULES, *FRESHNESS_RULES, *PORTAL_RULES, *GOVERNANCE_RULES)
}
