"""Derive docs/dev/rules.md from core/mandate/rules.py: the rules, their parameters and how several letters combine.

``python tools/derive_rules.py`` writes the page; ``--check`` writes nothing and fails when the page differs.
"""

from collections.abc import Iterator
from pathlib import Path
import re
import sys


ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src/edu.portal"))

from edu.portal.core.mandate import combine  # noqa: E402
from edu.portal.core.mandate.params import Parameter  # noqa: E402
from edu.portal.core.mandate.params import Reader  # noqa: E402
from edu.portal.core.mandate.rules import RULES  # noqa: E402
from edu.portal.core.mandate.rules import Rule  # noqa: E402


PAGE = ROOT / "docs/dev/rules.md"
HEAD = """\
# Rules of the mandate

Derived from `core/mandate/rules.py` by `make docs`; change it there. Each row is a value of `rule` in a `<criterion>`;
its parameters are further attributes of that element. Only the signatures are declared here: files of the mandate are
checked against them, and criteria that several letters set for one section are combined by them. Times are those of
Asia/Ho_Chi_Minh, "before" is strict.

| rule | parameters | several letters |
|---|---|---|
"""


def page() -> str:
    """Return the text of the page."""
    return HEAD + "".join(f"| `{rule.name}` | {parameters(rule)} | {combination(rule)} |\n" for rule in RULES.values())


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
    """Return how criteria of several letters become one."""
    if rule.combine is None:
        return "each stands for itself"
    name = rule.combine.__qualname__.partition(".")[0]
    words = str(getattr(combine, name).__doc__).splitlines()[0].rstrip(".")
    return words[0].lower() + words[1:] + "".join(same(rule))


def same(rule: Rule) -> Iterator[str]:
    if rule.same:
        yield "; only with equal " + ", ".join(f"`{name}`" for name in rule.same)


def main() -> None:
    """Write the page, or compare it with ``--check``."""
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        sys.exit("docs/dev/rules.md differs from the rules; run: make docs")


if __name__ == "__main__":
    main()
