"""What the manifest of a SCORM package says, as plain values, and which files its parts start with.

SCORM 1.2 (ADL, 2001) and SCORM 2004: organisations of items, each item names a resource, a resource names its file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from edu.portal.core.text.unicode import to_nfc
from posixpath import normpath
from urllib.parse import unquote
from urllib.parse import urlsplit


SCORM_12 = "scorm-1.2"
SCORM_2004 = "scorm-2004"
# More parts than anybody would choose from.
MOST_PARTS = 200


@dataclass(frozen=True, slots=True)
class Item:
    """A part in the table of contents: title and the identifier of its resource, with what is added to its address."""

    title: str
    resource: str
    parameters: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource: its address relative to ``base``, both as written."""

    id: str
    href: str
    base: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Version, the items of the organisation to start with in their order, and all resources."""

    version: str
    items: tuple[Item, ...]
    resources: tuple[Resource, ...]


def version_of(schema_version: str) -> str:
    """Return the version for what a manifest writes: ``1.2``; ``2004 3rd Edition``, ``CAM 1.3``. Nothing means 1.2."""
    text = schema_version.casefold()
    return SCORM_2004 if "2004" in text or "1.3" in text else SCORM_12


def starts_of(manifest: Manifest, folder: str) -> Iterator[tuple[str, str, str]]:
    """Give title, file and query of each part. ``folder`` is where the manifest lies in the package.

    A package without a table of contents starts with its first resource that has a file. Addresses that lead out of
    the package are left out.
    """
    resources = {resource.id: resource for resource in reversed(manifest.resources)}
    items = manifest.items or tuple(Item("", resource.id) for resource in manifest.resources if resource.href)[:1]
    count = 0
    for item in items:
        resource = resources.get(item.resource)
        found = _inside(resource, folder, item.parameters) if resource and resource.href else None
        if found is not None:
            yield item.title, *found
            count += 1
        if count == MOST_PARTS:
            return


def _inside(resource: Resource, folder: str, parameters: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(f"{resource.base}{resource.href}")
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    path = normpath(f"{folder}/{unquote(parts.path)}" if folder else unquote(parts.path))
    if path.startswith("..") or "\\" in path:
        return None
    return to_nfc(path), _query(parts.query, parameters, parts.fragment)


def _query(query: str, parameters: str, fragment: str) -> str:
    more = parameters.strip()
    if more.startswith("#"):
        fragment, more = more[1:], ""
    joined = "&".join(part for part in (query, more.lstrip("?&")) if part)
    return (f"?{joined}" if joined else "") + (f"#{fragment}" if fragment else "")
