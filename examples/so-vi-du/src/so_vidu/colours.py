"""Our colours; ``palette_problems(COLOURS)`` is empty when people can read what they colour."""

from edu.portal.core.unit.palettes import Palette


COLOURS = Palette("so-vi-du", "Sắc màu Sở Ví Dụ", brand="#7a1f5c", deep="#43102f", tint="#fbeaf4", accent="#0f5c6e")
