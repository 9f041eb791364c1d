"""Sentences about a demand: what a rule asks, and what it answers, in the words of the mandate."""

from collections.abc import Mapping
from datetime import time
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Wording
from edu.portal.core.mandate.params import Value
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.mandate.rules import Rule
import re


# What a judgement can tell beside the parameters: the title of the section, how many were found, what is missing, the
# day of the newest item, and when the next one is due.
FACTS = ("section", "found", "missing", "latest", "due")
PLACEHOLDER = re.compile(r"\{([a-z-]+)\}")
# Words in square brackets are said only when everything named in them has a value.
OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


def demand(criterion: Criterion, catalog: Catalog, rules: Mapping[str, Rule] = RULES) -> str:
    """Return what the criterion asks, said with its parameters; "" when the mandate has no words for its rule."""
    wording = wording_of(criterion.rule, catalog)
    return filled(wording.demand, spoken_facts(criterion, catalog, rules)) if wording else ""


def sentence(
    criterion: Criterion,
    result: str,
    facts: Mapping[str, str],
    catalog: Catalog,
    rules: Mapping[str, Rule] = RULES,
) -> str:
    """Return the sentence for a result (``pass``, ``warn``, ``fail``): the criterion's own, else that of its rule.

    ``facts`` are texts by the names of ``FACTS``; a placeholder without a value stays as an empty text. Returns ""
    when the mandate has no words.
    """
    wording = wording_of(criterion.rule, catalog)
    said = dict(wording.says) if wording else {}
    said |= dict(criterion.says)
    return filled(said.get(result, ""), {**spoken_facts(criterion, catalog, rules), **facts})


def wording_of(rule: str, catalog: Catalog) -> Wording | None:
    """Return the sentences of a rule."""
    return next((wording for wording in catalog.wordings if wording.rule == rule), None)


def spoken_facts(criterion: Criterion, catalog: Catalog, rules: Mapping[str, Rule]) -> dict[str, str]:
    """Return the parameters of a criterion and the title of its section as people read them."""
    rule = rules.get(criterion.rule)
    values = rule.read(criterion.params) if rule else dict(criterion.params)
    terms = {term.id: term.title for term in catalog.terms}
    titles = {section.id: section.title for section in catalog.sections}
    titles |= {attestation.id: attestation.title for attestation in catalog.attestations}
    spoken = {name: spoken_value(value, {**titles, **terms}) for name, value in values.items()}
    return {"section": titles.get(criterion.section, ""), **spoken}


def spoken_value(value: Value, terms: Mapping[str, str]) -> str:
    """Return a parameter as people read it: ``16:00``, nothing at midnight, ``20/8, 30/12``, names by their terms."""
    if isinstance(value, time):
        # Before midnight of Saturday is, as people and letters say it, before Saturday.
        return value.isoformat("minutes") if value != time() else ""
    if isinstance(value, tuple):
        parts = (f"{part[1]}/{part[0]}" if isinstance(part, tuple) else terms.get(part, part) for part in value)
        return ", ".join(parts)
    return terms.get(value, value) if isinstance(value, str) else str(value)


def placeholders(text: str) -> tuple[str, ...]:
    """Return the names in braces in a sentence."""
    return tuple(PLACEHOLDER.findall(text))


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Return the sentence with its placeholders replaced; an optional parameter without value leaves no gap."""
    text = OPTIONAL.sub(lambda match: match[1] if all(map(facts.get, placeholders(match[1]))) else "", text)
    return " ".join(PLACEHOLDER.sub(lambda match: facts.get(match[1], ""), text).split())
