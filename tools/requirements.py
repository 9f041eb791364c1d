"""Print every requirement of the project and its extras, one a line, for pip."""

from pathlib import Path
import sys
import tomllib


def requirements(pyproject: str) -> list[str]:
    """Return what the text of pyproject.toml requires, the extras included, and Plone itself."""
    project = tomllib.loads(pyproject)["project"]
    extras = [name for names in project["optional-dependencies"].values() for name in names]
    return ["Plone", *project["dependencies"], *extras]


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    sys.stdout.write("\n".join(requirements((root / "pyproject.toml").read_text(encoding="utf-8"))) + "\n")
