"""The sections as the front page sees them: what the mandate says of them, and their public folders."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from edu.portal.core.mandate.model import Resolved
from edu.portal.home.values import SectionFolder
from edu.portal.mandate.sections import public_sections
from edu.portal.mandate.service import resolved_mandate
from plone.base.utils import safe_text
from typing import Any


@dataclass(frozen=True, slots=True)
class Sections:
    """The resolved mandate, and the catalogue brains of the public folders by section id."""

    resolved: Resolved
    folders: Mapping[str, Any]

    def scope(self, names: Sequence[str]) -> list[str]:
        """Return the paths of the sections and of all their descendants: an editor may have moved a sub-section."""
        return [self.folders[name].getPath() for name in self._with_descendants(names) if name in self.folders]

    def types(self, names: Sequence[str]) -> list[str]:
        """Return the types of the items of the sections and of all their descendants."""
        displays = [self.resolved.display(name) for name in self._with_descendants(names)]
        found = {portal_type for display in displays if display for portal_type in display.types}
        return sorted(found - {"Folder", "Image"})

    def folder(self, name: str) -> SectionFolder | None:
        """Return the folder of a section as a plain value, None when it has none."""
        brain = self.folders.get(name)
        if brain is None:
            return None
        return SectionFolder(name, safe_text(brain.Title), safe_text(brain.Description), brain.getURL())

    def title_above(self, path: str) -> str:
        """Return the title of the nearest section above a path, "" outside of the sections."""
        above = [brain for brain in self.folders.values() if path.startswith(f"{brain.getPath()}/")]
        nearest = max(above, key=lambda brain: len(brain.getPath()), default=None)
        return safe_text(nearest.Title) if nearest is not None else ""

    def _with_descendants(self, names: Sequence[str]) -> list[str]:
        wanted = list(names)
        for section in self.resolved.sections:
            if section.parent in wanted and section.id not in wanted:
                wanted.append(section.id)
        return wanted


def read_sections(portal: Any) -> Sections:
    """Return the sections of the site."""
    return Sections(resolved_mandate(portal), public_sections(portal))
