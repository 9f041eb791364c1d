"""What a plan may do to a site, and what it knows of it. There is no action that moves, renames or deletes.

Paths are relative to the portal, without a slash at either end; the portal itself is the empty path.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field


@dataclass(frozen=True, slots=True)
class ExistingFolder:
    """A folder of the site.

    ``view`` is the view set on the folder itself, empty while it has the stock default; ``applied_view`` is the one
    that the mandate set last. ``has_default_page`` says that an editor shows a page instead of a view.
    """

    path: str
    title: str
    section: str = ""
    view: str = ""
    applied_view: str = ""
    has_default_page: bool = False

    @property
    def id(self) -> str:
        """The last step of the path."""
        return self.path.rpartition("/")[2]

    @property
    def parent(self) -> str:
        """The path of the container."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Existing:
    """A picture of the site: its folders, and the ids in each container in order, whatever they belong to."""

    folders: tuple[ExistingFolder, ...] = ()
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Create:
    """Make a new folder for a section; the parent exists or is created earlier in the plan."""

    section: str
    parent: str
    id: str

    @property
    def path(self) -> str:
        """The path that the folder will have."""
        return f"{self.parent}/{self.id}" if self.parent else self.id


@dataclass(frozen=True, slots=True)
class Adopt:
    """Recognise an existing folder as a section; nothing of the editor's is touched."""

    section: str
    path: str


@dataclass(frozen=True, slots=True)
class SetView:
    """Give a folder the view of its section, because nobody else has chosen one."""

    section: str
    path: str
    view: str


@dataclass(frozen=True, slots=True)
class Reorder:
    """Put the children of a container in this order; those that were there keep theirs among themselves."""

    parent: str
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Something that a person should know; nothing is done.

    Reasons: ``choice-needed`` (``paths`` are the folders that may be adopted), ``unusable-choice`` (the chosen folder
    is not there or serves another section), ``left-out`` (chosen so), ``waits-for-parent`` (its parent is not there),
    ``several-folders`` (more than one folder is marked as this section; the first is used).
    """

    section: str
    reason: str
    paths: tuple[str, ...] = ()


Action = Create | Adopt | SetView | Reorder | Report
