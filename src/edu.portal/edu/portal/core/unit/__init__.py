"""The identity of a unit: who it is, how to reach it, and what machines read about it."""

from edu.portal.core.unit.kinds import KINDS
from edu.portal.core.unit.kinds import UnitKind
from edu.portal.core.unit.kinds import kind_for
from edu.portal.core.unit.model import OWNERSHIPS
from edu.portal.core.unit.model import PRIVATE
from edu.portal.core.unit.model import PUBLIC
from edu.portal.core.unit.model import UnitIdentity


__all__ = ["KINDS", "OWNERSHIPS", "PRIVATE", "PUBLIC", "UnitIdentity", "UnitKind", "kind_for"]
