"""Derive the form of the card in "create a site": distributions/truong-hoc/schema.json.

``python tools/derive_form.py`` writes the file; ``--check`` writes nothing and fails when the file differs. The words
come from ``core/setup/fields.toml``, the choices from the kinds of units, the palettes and the letters.
"""

import json
from pathlib import Path
import sys


ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src/edu.portal"))

from edu.portal.core.setup.schema import form_schema  # noqa: E402
from edu.portal.setup.offer import shipped_offer  # noqa: E402


FILE = ROOT / "src/edu.portal/edu/portal/distributions/truong-hoc/schema.json"


def text() -> str:
    """Return the content of the file: ASCII, for plone.distribution reads it in the encoding of the machine."""
    return json.dumps(form_schema(shipped_offer()), indent=2) + "\n"


def main() -> int:
    """Write or check the file; return the exit code."""
    if "--check" in sys.argv[1:]:
        if FILE.read_text(encoding="ascii") == text():
            return 0
        sys.stderr.write("schema.json of the card is out of date: run make docs\n")
        return 1
    FILE.write_text(text(), encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
