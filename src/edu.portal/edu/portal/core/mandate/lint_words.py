"""Check the words of a mandate: every demand can be said, every result too, and every name has its term."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Set
from edu.portal.core.mandate.instead import A_RULE
from edu.portal.core.mandate.instead import declared
from edu.portal.core.mandate.instead import known_name
from edu.portal.core.mandate.model import RESULTS
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Wording
from edu.portal.core.mandate.problems import Problem
from edu.portal.core.mandate.rule import Rule
from edu.portal.core.mandate.wording import FACTS
from edu.portal.core.mandate.wording import placeholders


def check_words(catalog: Catalog, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """Yield what cannot be said: wordings with gaps, criteria without sentences, names without a term."""
    worded = {wording.rule for wording in catalog.wordings}
    terms = {term.id for term in catalog.terms}
    for wording in catalog.wordings:
        yield from check_wording(wording, rules)
    for criterion in catalog.criteria:
        if rule := rules.get(criterion.rule):
            name = f"criterion {criterion.id}"
            yield from check_sentences(name, criterion.where, dict(criterion.says), rule)
            yield from check_terms(name, criterion, rule, terms)
            if criterion.rule not in worded:
                advice = f'add <wording rule="{rule.name}"> with <demand>, <pass>, <warn> and <fail>'
                yield Problem(criterion.where, f"{name}: nothing says in words what rule {rule.name} asks", advice)


def check_terms(name: str, criterion: Criterion, rule: Rule, terms: Set[str]) -> Iterator[Problem]:
    """Yield the names in parameters that people could not read."""
    try:
        values = rule.read(criterion.params)
    except ValueError:
        return
    for parameter in rule.parameters:
        value = values.get(parameter.name)
        named = value if isinstance(value, tuple) else (value,)
        for word in named:
            if parameter.has_terms and isinstance(word, str) and word not in terms:
                advice = known_name(word, terms, declared("term", word, ' title="..."'))
                yield Problem(criterion.where, f"{name}: {parameter.name} has the name {word} without a term", advice)


def check_wording(wording: Wording, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """Yield what is wrong with the sentences of a rule: each has to be there, with placeholders that have a value."""
    name = f"wording of rule {wording.rule}"
    rule = rules.get(wording.rule)
    if rule is None:
        yield Problem(wording.where, f"{name}: the rule is unknown", known_name(wording.rule, rules, A_RULE))
        return
    sentences = {"demand": wording.demand, **dict(wording.says)}
    for result in ("demand", *RESULTS):
        if not sentences.get(result):
            yield Problem(wording.where, f"{name} has no sentence <{result}>", f"add <{result}>...</{result}>")
    yield from check_sentences(name, wording.where, sentences, rule)


def check_sentences(name: str, where: str, sentences: Mapping[str, str], rule: Rule) -> Iterator[Problem]:
    """Yield the placeholders that nothing will fill."""
    for result, text in sentences.items():
        facts = () if result == "demand" else FACTS
        known = {"section", *facts, *(parameter.name for parameter in rule.parameters)}
        for placeholder in placeholders(text):
            if placeholder not in known:
                message = f"{name}: <{result}> has the unknown placeholder {{{placeholder}}}"
                yield Problem(where, message, known_name(placeholder, known))
