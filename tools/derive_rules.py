"""Derive docs/dev/rules.md from core/mandate/rules: the rules, their parameters and how several letters combine.

``python tools/derive_rules.py`` writes the page; ``--check`` writes nothing and fails when the page differs.
"""

from collections.abc import Iterator
from pathlib import Path
import re
import sys


ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src/edu.portal")]

from edu.portal.core.mandate import combine  # noqa: E402
from edu.portal.core.mandate.params import Parameter  # noqa: E402
from edu.portal.core.mandate.params import Reader  # noqa: E402
from edu.portal.core.mandate.rules import Rule  # noqa: E402
from edu.portal.core.mandate.rules import content  # noqa: E402
from edu.portal.core.mandate.rules import freshness  # noqa: E402
from edu.portal.core.mandate.rules import governance  # noqa: E402
from edu.portal.core.mandate.rules import portal  # noqa: E402
from shipped import keep  # noqa: E402


PAGE = ROOT / "docs/dev/rules.md"
SUBJECTS = (
    (content, content.CONTENT_RULES),
    (freshness, freshness.FRESHNESS_RULES),
    (portal, portal.PORTAL_RULES),
    (governance, governance.GOVERNANCE_RULES),
)
HEAD = """\
# Rules of the mandate

Derived from `core/mandate/rules/` by `make docs`; change it there. Each row is a value of `rule` in a `<criterion>`;
its parameters are further attributes of that element. Only the signatures are declared here: files of the mandate are
checked against them, and criteria that several letters set for one section are combined by them. What a rule asks and
answers in words stands in its `<wording>`; names in parameters are read through their `<term>`. Times are those of
Asia/Ho_Chi_Minh, "before" is strict. A package of your own adds a rule as a named utility:
[mandate.md](mandate.md).
"""
COLUMNS = "| rule | parameters | several letters |\n|---|---|---|\n"


def page() -> str:
    """Return the text of the page."""
    return HEAD + "".join(chapter(str(module.__doc__), rules) for module, rules in SUBJECTS)


def chapter(words: str, rules: tuple[Rule, ...]) -> str:
    """Return the table of the rules of one subject under the first sentence of its module."""
    lines = (f"| `{rule.name}` | {parameters(rule)} | {combination(rule)} |\n" for rule in rules)
    return f"\n## {words.splitlines()[0].rstrip('.')}\n\n{COLUMNS}{''.join(lines)}"


def parameters(rule: Rule) -> str:
    """Return what the rule takes, one parameter per line of the cell."""
    return "<br>".join(described(parameter) for parameter in rule.parameters) or "none"


def described(parameter: Parameter) -> str:
    default = f", by default {parameter.default}" if parameter.default else ""
    optional = "" if parameter.required else f" (optional{default})"
    return f"`{parameter.name}`: {form_of(parameter.read)}{optional}"


def form_of(reader: Reader) -> str:
    """Return which form a parameter has: from the reader's own words, or from its list of choices."""
    if reader.__doc__:
        words = str(reader.__doc__).splitlines()[0].removeprefix("Read ").partition(";")[0]
        return words.rstrip(".").replace("``", "`")
    try:
        reader("x")
    except ValueError as error:
        amount, choices = read_choices(str(error))
        return f"{amount} of " + " ".join(f"`{choice}`" for choice in choices.split())
    return "text"


def read_choices(refusal: str) -> tuple[str, str]:
    """Return how many of which words a parameter takes, read from the sentence that refuses another one."""
    single = re.match(r"one of (.+) is expected", refusal)
    several = re.search(r"is not one of (.+)$", refusal)
    found = single or several
    return ("one" if single else "some", found[1] if found else "")


def combination(rule: Rule) -> str:
    """Return how criteria of several letters become one, and what a young unit owes of it."""
    young = f"; a young unit owes fewer `{rule.years}`" if rule.years else ""
    if rule.combine is None:
        return f"each stands for itself{young}"
    name = rule.combine.__qualname__.partition(".")[0]
    words = str(getattr(combine, name).__doc__).splitlines()[0].rstrip(".")
    return words[0].lower() + words[1:] + "".join(same(rule)) + young


def same(rule: Rule) -> Iterator[str]:
    if rule.same:
        yield "; only with equal " + ", ".join(f"`{name}`" for name in rule.same)


def main() -> int:
    """Write the page, or compare it with ``--check``; return the exit code."""
    return keep(PAGE, page(), "make docs")


if __name__ == "__main__":
    sys.exit(main())
