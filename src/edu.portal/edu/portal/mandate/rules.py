"""The kinds of rules that this process knows: ours and those that packages registered."""

from collections.abc import Mapping
from edu.portal.core.mandate.rule import Rule
from edu.portal.core.mandate.rules import RULES
from edu.portal.mandate.interfaces import IRule
from zope.component import getUtilitiesFor


def known_rules() -> Mapping[str, Rule]:
    """Return the rules by name. A package adds rules; it cannot give one of ours another meaning."""
    return {**dict(getUtilitiesFor(IRule)), **RULES}
