"""The console command ``pictures.clean`` in the process that holds the database."""

from dataclasses import asdict
from edu.portal.media.cleaning import clean_site
from edu.portal.ops.interfaces import IControlCommand
from typing import Any
from zope.interface import implementer


@implementer(IControlCommand)
class CleanStored:
    """Clean the pictures that were stored before they were cleaned at save."""

    def __call__(self, portal: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        return asdict(clean_site(portal))


clean_stored = CleanStored()
