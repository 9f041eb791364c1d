"""Check the letters of a package beside ours, for their authors: files only, without a site and without Zope."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from edu.portal.core.mandate.lint import lint
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.merge import replace_documents
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.problems import MandateError
from edu.portal.core.mandate.problems import Problem
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.rule import Rule
from edu.portal.core.mandate.rules import RULES
from pathlib import Path
import runpy


OURS = Path(__file__).parent.parent / "profiles/default/mandate"


def mandate_files(folder: Path) -> list[Path]:
    """Return the files of the mandate in all folders ``mandate`` below a folder, or in the folder itself."""
    return sorted(folder.rglob("mandate/*.xml")) or sorted(folder.glob("*.xml"))


def read_rules(path: Path) -> dict[str, Rule]:
    """Return the rules that a Python file declares. Runs the file; raises whatever it raises."""
    found = (value for value in runpy.run_path(str(path)).values() if isinstance(value, Rule))
    return {rule.name: rule for rule in found}


def check_files(files: Iterable[Path], rules: Mapping[str, Rule]) -> tuple[Problem, ...]:
    """Return what is wrong with the files, together with our letters; ``rules`` are those of the package.

    Types, views and sets of columns are the site's: they are checked at the import only.
    """
    problems: list[Problem] = []
    ours = {document.id: document for document in read_all(sorted(OURS.glob("*.xml")), problems)}
    # A withdrawal is read, but not done: it would take away what another profile of the package declares.
    theirs = [document for document in read_all(files, problems) if not document.remove]
    if problems:
        return tuple(problems)
    return lint(merge(replace_documents(ours, theirs).values()), rules={**rules, **RULES})


def read_all(files: Iterable[Path], problems: list[Problem]) -> Iterator[Document]:
    """Yield the documents of the files; what cannot be read is added to ``problems``."""
    for path in files:
        try:
            yield read_document(path.read_bytes(), str(path))
        except MandateError as error:
            problems.extend(error.problems)
