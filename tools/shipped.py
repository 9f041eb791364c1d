"""The mandate as it is shipped, for the tools that derive documents from it."""

from edu.portal.core.mandate.lint import lint
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.reader import read_document
from pathlib import Path
import sys


ROOT = Path(__file__).resolve().parent.parent
MANDATE = ROOT / "profiles/default/mandate"


def load_catalog() -> Catalog:
    """Return the merged mandate of the default profile; exits with the problems when there are any."""
    catalog = merge(read_document(path.read_bytes(), path.name) for path in sorted(MANDATE.glob("*.xml")))
    if problems := lint(catalog):
        sys.exit("\n".join(f"{problem.where}: {problem.message}" for problem in problems))
    return catalog


def keep(page: Path, text: str, command: str) -> int:
    """Write a derived page and return 0; with ``--check`` only compare it, and return 1 and name the command."""
    if "--check" not in sys.argv[1:]:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    elif not page.exists() or page.read_text(encoding="utf-8") != text:
        print(f"{page.relative_to(ROOT)} is not up to date: run {command}")
        return 1
    return 0
