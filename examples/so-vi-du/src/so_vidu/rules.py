"""The rule that our letter needs and edu.portal does not have."""

from edu.portal.core.mandate import combine
from edu.portal.core.mandate import params
from edu.portal.core.mandate.rule import Rule
from edu.portal.core.mandate.rule import optional
from edu.portal.core.mandate.rule import wanted


# The school tells about each kind of drill, as often in a school year as asked; of several letters the highest number
# wins where they ask for the same kinds.
DRILLS_HELD = Rule(
    "drills-held",
    (wanted("kinds", params.names), optional("times", params.whole_number, "1")),
    combine.largest("times"),
    same=("kinds",),
)
