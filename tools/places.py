"""Places of this repository that a document names, and whether they are there."""

import ast
import json
from pathlib import Path
import re


ROOT = Path(__file__).resolve().parent.parent
DOORS = "tests/corpus/doors.json"
TYPES = "profiles/default/types"
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def is_there(place: str, root: Path = ROOT) -> bool:
    """Return whether a place of coverage.toml exists: a path, a name in a file, a view, a type or a heading."""
    kind, _, rest = place.partition(":")
    if kind == "view" and rest.startswith("@@"):
        return f"page {rest[2:]}" in json.loads((root / DOORS).read_text(encoding="utf-8"))
    if kind == "type":
        return (root / TYPES / f"{rest}.xml").is_file()
    if kind == "doc":
        path, _, heading = rest.partition("#")
        return has_heading(root / path, heading)
    path, _, name = place.partition("::")
    target = root / path
    return has_name(target, name) if name else bool(path) and target.exists()


def link_of(place: str) -> str:
    """Return the path of the repository that a place stands in, with the heading of a document."""
    kind, _, rest = place.partition(":")
    if kind == "view":
        return DOORS
    if kind == "type":
        return f"{TYPES}/{rest}.xml"
    return rest if kind == "doc" else place.partition("::")[0]


def has_name(path: Path, name: str) -> bool:
    """Return whether a file has a name: Python def or class (``Class.method``), SCSS class, ``name=`` or ``id=``."""
    if not path.is_file():
        return False
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return name in set(declared(ast.parse(text).body))
    if path.suffix == ".scss":
        return bool(re.search(rf"\.{re.escape(name)}(?![\w-])", text))
    return bool(re.search(rf'\b(?:name|id)="{re.escape(name)}"', text))


def declared(body: list[ast.stmt], prefix: str = "") -> list[str]:
    """Return the functions, classes and assigned names of a module, those of a class with its name before them."""
    names: list[str] = []
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.append(prefix + node.name)
        if isinstance(node, ast.ClassDef):
            names += declared(node.body, f"{prefix}{node.name}.")
        if isinstance(node, ast.Assign):
            names += [prefix + target.id for target in node.targets if isinstance(target, ast.Name)]
    return names


def has_heading(path: Path, heading: str) -> bool:
    """Return whether a Markdown page has a heading with that anchor."""
    if not path.is_file():
        return False
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    return heading in {anchor(line) for line in re.findall(r"^#+ +(.+)$", text, re.MULTILINE)}


def anchor(title: str) -> str:
    """Return the anchor that a heading gets: small letters, no punctuation, a hyphen for each blank."""
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")
