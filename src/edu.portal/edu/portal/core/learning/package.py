"""Whether an archive with a lesson may be taken, and where the lesson starts: decided on what its directory says."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from edu.portal.core.learning.manifest import Manifest
from edu.portal.core.learning.manifest import starts_of
from edu.portal.core.text.unicode import to_nfc
from importlib.resources import files
import re
import tomllib
from typing import Any
import unicodedata


MANIFEST = "imsmanifest.xml"
PLAIN = "html5"
OTHER_MEDIA = "application/octet-stream"
_DATA: dict[str, Any] = tomllib.loads(files(__package__).joinpath("package.toml").read_text(encoding="utf-8"))
_PROGRAMS = frozenset(_DATA["programs"])
_ARCHIVES = frozenset(_DATA["archives"])
_LEFT_BEHIND = frozenset(_DATA["left_behind"])
_DRIVE = re.compile(r"[A-Za-z]:")
_UNCLEAN = frozenset('<>"|?*')
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the archive's directory; ``size`` unpacked and ``packed`` in bytes, the name as it was read.

    ``is_readable`` is False for a name in an encoding that the archive does not tell.
    """

    name: str
    size: int = 0
    packed: int = 0
    is_link: bool = False
    is_encrypted: bool = False
    is_readable: bool = True

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, which holds nothing itself."""
        return self.name.endswith("/")


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too much: files, bytes of one and of all, how far they may pack, length and depth of names."""

    most_files: int = _DATA["most_files"]
    largest_file: int = _DATA["largest_file"]
    largest_whole: int = _DATA["largest_whole"]
    most_ratio: int = _DATA["most_ratio"]
    ratio_from: int = _DATA["ratio_from"]
    longest_name: int = _DATA["longest_name"]
    deepest: int = _DATA["deepest"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an archive is not taken: a code, and the name or the number that it is about."""

    code: str
    about: str = ""


class PackageError(Exception):
    """An archive that is not taken."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.code}: {refusal.about}")
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Start:
    """A part of the lesson: its title, "" where nobody named it, and its address in the package with any query."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A package that may be shown: ``kind`` is html5, scorm-1.2 or scorm-2004, with a start for each of its parts."""

    kind: str
    starts: tuple[Start, ...]


def is_left_behind(name: str) -> bool:
    """Tell whether a file is what a computer leaves behind in archives; nobody is shown it."""
    return any(part.casefold() in _LEFT_BEHIND for part in name.split("/"))


def shown(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the files of the lesson without folders and what computers leave behind."""
    return tuple(entry for entry in entries if not entry.is_folder and not is_left_behind(entry.name))


def refusal_of(entries: Sequence[Entry], limits: Limits | None = None) -> Refusal | None:
    """Return the first reason why these entries are not taken, None for an archive that may be read."""
    limit = limits or Limits()
    if len(entries) > limit.most_files:
        return Refusal("too-many", str(limit.most_files))
    for entry in entries:
        found = _fault(entry, limit)
        if found:
            return Refusal(found, entry.name[: limit.longest_name])
    if sum(entry.size for entry in entries) > limit.largest_whole:
        return Refusal("too-large", str(limit.largest_whole >> 20))
    files_ = shown(entries)
    if not files_:
        return Refusal("empty")
    twice = _twice(files_)
    return Refusal("twice", twice) if twice else None


def manifest_name(names: Collection[str]) -> str:
    """Return where the manifest lies: on top or in the only folder on top; "" where there is none."""
    return next((name for name in _places(names, (MANIFEST,)) if name), "")


def lesson_of(names: Collection[str], manifest: Manifest | None) -> Lesson:
    """Return the lesson in files of these names. Raises PackageError where no page to start with is found."""
    present = frozenset(names)
    if manifest is None:
        found = next((name for name in _places(present, _DATA["starts"]) if name), "")
        if not found:
            raise PackageError(Refusal("no-start"))
        return Lesson(PLAIN, (Start("", found),))
    folder = manifest_name(present).rpartition("/")[0]
    starts = []
    for title, path, query in starts_of(manifest, folder):
        if path in present and media_type(path).startswith(_PAGES):
            starts.append(Start(title, f"{path}{query}"))
    if not starts:
        raise PackageError(Refusal("no-launch"))
    return Lesson(manifest.version, tuple(starts))


def media_type(name: str) -> str:
    """Return the media type that a file of a lesson is sent with, by its extension alone."""
    media: dict[str, str] = _DATA["media"]
    return media.get(_extension(name), OTHER_MEDIA)


def _fault(entry: Entry, limit: Limits) -> str:
    return _fault_of_place(entry, limit) or _fault_of_content(entry, limit)


def _fault_of_place(entry: Entry, limit: Limits) -> str:
    name = entry.name
    if not entry.is_readable:
        return "unreadable-name"
    if "\\" in name:
        return "backslash"
    if name.startswith("/") or _DRIVE.match(name):
        return "absolute"
    parts = name.rstrip("/").split("/")
    if ".." in parts:
        return "climbs"
    if any(_is_unclean(part) for part in parts):
        return "unclean-name"
    if len(name) > limit.longest_name or len(parts) > limit.deepest:
        return "long-name"
    return "link" if entry.is_link else ""


def _fault_of_content(entry: Entry, limit: Limits) -> str:
    if entry.is_encrypted:
        return "encrypted"
    if entry.size > limit.largest_file:
        return "large-file"
    if entry.size > limit.ratio_from and entry.size > limit.most_ratio * max(entry.packed, 1):
        return "bomb"
    if entry.is_folder or is_left_behind(entry.name):
        return ""
    # Servers run a page called ``bai.php.txt`` too where they were set up badly.
    endings = set(entry.name.rpartition("/")[2].casefold().split(".")[1:])
    if endings & _PROGRAMS:
        return "program"
    return "archive" if _extension(entry.name) in _ARCHIVES else ""


def _is_unclean(part: str) -> bool:
    """Tell whether a part of a name is empty, blank at its ends, or holds what is no part of names."""
    if not part or part == "." or part != part.strip():
        return True
    return any(character in _UNCLEAN or unicodedata.category(character)[0] == "C" for character in part)


def _twice(entries: Iterable[Entry]) -> str:
    """Return a name that two files share when read as addresses are, "" for none."""
    seen = set()
    for entry in entries:
        name = to_nfc(entry.name)
        if name in seen:
            return entry.name
        seen.add(name)
    return ""


def _places(names: Collection[str], wanted: Sequence[str]) -> Iterator[str]:
    """Give the first file of a wanted name on top, then in the only folder that there is on top."""
    tops = {name.partition("/")[0] for name in names}
    folders = [""] if any("/" not in name for name in names) else []
    if len(tops) == 1 and not folders:
        folders.append(f"{next(iter(tops))}/")
    known = {name.casefold(): name for name in names}
    for folder in folders:
        for name in wanted:
            yield known.get(f"{folder}{name}".casefold(), "")


def _extension(name: str) -> str:
    last = name.rpartition("/")[2]
    return last.rpartition(".")[2].casefold() if "." in last else ""
