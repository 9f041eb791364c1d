"""Plan the folders of the sections on a site, whatever already is there.

A folder is known by the section id that it carries, never by its path or title, so that editors may rename, move and
retitle. A folder that only looks like a section is never taken and never doubled without a person's choice.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from edu.portal.core.mandate.actions import Action
from edu.portal.core.mandate.actions import Adopt
from edu.portal.core.mandate.actions import Create
from edu.portal.core.mandate.actions import Existing
from edu.portal.core.mandate.actions import ExistingFolder
from edu.portal.core.mandate.actions import Reorder
from edu.portal.core.mandate.actions import Report
from edu.portal.core.mandate.actions import SetView
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Section
from edu.portal.core.text.unicode import fold


NEW = "new"
SKIP = "skip"
Choices = Mapping[str, str]


def plan_structure(resolved: Resolved, existing: Existing, choices: Choices | None = None) -> tuple[Action, ...]:
    """Return the actions that bring the site to the resolved mandate, in the order in which they have to be done.

    ``choices`` says for a section: the path of a folder to adopt, ``"new"`` to create one beside what looks like it,
    or ``"skip"`` to leave the section out. A leading slash keeps a folder named ``new`` apart from the word. Once it
    is done, the same plan holds nothing but reports.
    """
    return tuple(Planner(resolved, existing, choices or {}).actions())


def find_candidates(section: Section, parent: str | None, existing: Existing) -> tuple[str, ...]:
    """Return the paths of folders that may be this section: same id or title, in its parent or at the top level."""
    title = " ".join(fold(section.title).split())
    places = {"", parent}
    return tuple(
        folder.path
        for folder in existing.folders
        if not folder.section
        and folder.parent in places
        and (folder.id == section.id or " ".join(fold(folder.title).split()) == title)
    )


class Planner:
    """One planning: walks the sections from the top and remembers where each one is or will be."""

    def __init__(self, resolved: Resolved, existing: Existing, choices: Choices) -> None:
        self.resolved = resolved
        self.existing = existing
        self.choices = choices
        self.folders = {folder.path: folder for folder in existing.folders}
        self.marked = marked_folders(existing.folders)
        self.places: dict[str, str] = {"": ""}
        # A folder that is chosen for one section is no candidate for another, whichever comes first.
        self.chosen = {choice.strip("/") for choice in self.choices.values() if choice not in (NEW, SKIP)}
        self.adopted: set[str] = set()
        self.created: dict[str, list[Create]] = {}
        self.taken = {parent: set(ids) for parent, ids in existing.children.items()}

    def actions(self) -> Iterator[Action]:
        """Yield the actions for all sections, then the order of each container that gets new folders."""
        for section in self.resolved.sections:
            yield from self.place(section)
        for parent in self.created:
            yield from self.reorder(parent)

    def place(self, section: Section) -> Iterator[Action]:
        """Yield the actions for one section and remember where it is or will be."""
        marked = self.marked.get(section.id, ())
        if marked:
            self.places[section.id] = marked[0].path
            if len(marked) > 1:
                yield Report(section.id, "several-folders", tuple(folder.path for folder in marked))
            yield from self.set_view(section, marked[0])
        elif self.choices.get(section.id) == SKIP:
            yield Report(section.id, "left-out")
        else:
            yield from self.add(section)

    def add(self, section: Section) -> Iterator[Action]:
        """Yield what a section without a folder needs: a new one, a chosen one, or a person's choice."""
        parent = self.places.get(section.parent)
        choice = self.choices.get(section.id, "")
        if choice and choice != NEW:
            yield from self.adopt(section, choice.strip("/"))
            return
        found = find_candidates(section, parent, self.existing)
        candidates = tuple(path for path in found if path not in self.chosen)
        if candidates and choice != NEW:
            yield Report(section.id, "choice-needed", candidates)
        elif parent is None:
            yield Report(section.id, "waits-for-parent")
        else:
            yield self.create(section, parent)

    def adopt(self, section: Section, path: str) -> Iterator[Action]:
        """Yield the adoption of a chosen folder, or that the choice cannot be used."""
        folder = self.folders.get(path)
        if folder is None or folder.section or path in self.adopted:
            yield Report(section.id, "unusable-choice", (path,))
            return
        self.adopted.add(path)
        self.places[section.id] = path
        yield Adopt(section.id, path)
        yield from self.set_view(section, folder)

    def create(self, section: Section, parent: str) -> Create:
        """Return the creation of a folder under a free id."""
        taken = self.taken.setdefault(parent, set())
        action = Create(section.id, parent, free_id(section.id, taken))
        taken.add(action.id)
        self.places[section.id] = action.path
        self.created.setdefault(parent, []).append(action)
        return action

    def set_view(self, section: Section, folder: ExistingFolder) -> Iterator[Action]:
        """Yield the view of the mandate, unless an editor has chosen another."""
        display = self.resolved.display(section.id)
        wanted = display.view if display else ""
        chosen_by_editor = folder.has_default_page or folder.view not in ("", folder.applied_view)
        if wanted and wanted != folder.view and not chosen_by_editor:
            yield SetView(section.id, folder.path, wanted)

    def reorder(self, parent: str) -> Iterator[Action]:
        """Put each new folder behind the section before it in the menu, or before the first section that follows."""
        before = list(self.existing.children.get(parent, ()))
        order = list(before)
        rank = self.menu_ranks(parent)
        for action in self.created[parent]:
            order.insert(slot(order, rank, rank[action.id]), action.id)
        if order != before + [action.id for action in self.created[parent]]:
            yield Reorder(parent, tuple(order))

    def menu_ranks(self, parent: str) -> dict[str, int]:
        """Return the place in the menu of each child of a container that is a section or becomes one."""
        ranks: dict[str, int] = {}
        for rank, section in enumerate(self.resolved.sections):
            path = self.places.get(section.id)
            if path and path.rpartition("/")[0] == parent:
                ranks[path.rpartition("/")[2]] = rank
        return ranks


def marked_folders(folders: Iterable[ExistingFolder]) -> dict[str, tuple[ExistingFolder, ...]]:
    """Return the folders of each section; of several the one nearest to the root comes first."""
    found: dict[str, tuple[ExistingFolder, ...]] = {}
    for folder in sorted(folders, key=lambda folder: nearness(folder.path)):
        if folder.section:
            found[folder.section] = (*found.get(folder.section, ()), folder)
    return found


def nearness(path: str) -> tuple[int, str]:
    """Return the key that puts the folder nearest to the root first, of equals the first by path."""
    return path.count("/"), path


def free_id(wanted: str, taken: set[str]) -> str:
    """Return the wanted id, or with the first number that makes it free."""
    if wanted not in taken:
        return wanted
    number = 1
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def slot(order: list[str], rank: Mapping[str, int], own: int) -> int:
    """Return the index at which a section of rank ``own`` goes in among its siblings."""
    earlier = [index for index, name in enumerate(order) if name in rank and rank[name] < own]
    if earlier:
        return max(earlier, key=lambda index: (rank[order[index]], index)) + 1
    later = [index for index, name in enumerate(order) if name in rank and rank[name] > own]
    return later[0] if later else len(order)
