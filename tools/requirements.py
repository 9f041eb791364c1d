"""Print every requirement of the project and its extras, one a line, for pip; read from setup.py through setuptools."""

from pathlib import Path

import os
import setuptools
import sys


ROOT = Path(__file__).resolve().parent.parent


def requirements() -> list[str]:
    """Return the requirements that setup.py declares, the extras included, and Plone itself."""
    declared: dict = {}
    setuptools.setup = lambda **keywords: declared.update(keywords)
    os.chdir(ROOT)
    exec(compile((ROOT / "setup.py").read_text(encoding="utf-8"), "setup.py", "exec"), {"__file__": str(ROOT / "setup.py")})
    extras = [name for names in declared["extras_require"].values() for name in names]
    return ["Plone", *declared["install_requires"], *extras]


if __name__ == "__main__":
    sys.stdout.write("\n".join(requirements()) + "\n")
