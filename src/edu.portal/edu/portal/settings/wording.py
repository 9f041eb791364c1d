"""What people are told about colours that cannot be used."""

from edu.portal.core.unit.palettes import Palette
from edu.portal.core.unit.palettes import PaletteProblem
from edu.portal.i18n import _
from zope.i18nmessageid import Message


COLOUR_TITLES = {
    "paper": _("the paper"),
    "text": _("dark words"),
    "soft": _("small dark words"),
    "brand": _("the brand colour"),
    "deep": _("the deep colour"),
    "tint": _("the tint"),
    "accent": _("the accent"),
    "accent-tint": _("the light shade of the accent"),
    "on-deep": _("light words"),
    "on-deep-soft": _("small light words"),
    "ground": _("the ground of the foot"),
}


def palette_sentence(palette: Palette, problem: PaletteProblem) -> Message:
    """Return the sentence that refuses a palette: for a weak pair with both colours and the ratio that they reach."""
    mapping: dict[str, object] = {"palette": palette.title}
    if problem.kind == "id":
        return _(
            "The colours ${palette} cannot be used: their id is no short word of a-z, 0-9 and -.", mapping=mapping
        )
    mapping["text"] = COLOUR_TITLES[problem.text]
    if problem.kind == "colour":
        return _("The colours ${palette} cannot be used: ${text} is not written as # and six digits.", mapping=mapping)
    # Both numbers are cut, not rounded: 4.49 must not be told as 4.5.
    whole, hundredths = divmod(int(problem.ratio * 100), 100)
    mapping |= {"ground": COLOUR_TITLES[problem.ground], "whole": str(whole), "hundredths": f"{hundredths:02d}"}
    return _(
        "The colours ${palette} cannot be used: ${text} on ${ground} reaches a contrast of "
        "${whole}.${hundredths} to 1; people need at least 4.5 to 1. Choose others, or ask their maker to mend them.",
        mapping=mapping,
    )
