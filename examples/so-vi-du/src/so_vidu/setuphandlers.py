"""What the profile ``uninstall`` cannot say in XML."""

from edu.portal.settings.unit import unit_record
from edu.portal.setuphandlers import forget_withdrawn
from so_vidu.colours import COLOURS


def uninstall(setup_tool: object) -> None:
    """Let the site forget our letters, and our colours where it wears them."""
    forget_withdrawn(setup_tool)
    unit = unit_record()
    if unit.palette == COLOURS.id:
        unit.palette = None
