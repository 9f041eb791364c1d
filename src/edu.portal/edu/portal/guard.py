"""One failing block must not take the page with it, nor fill the log."""

from collections.abc import Callable
import logging
from typing import TypeVar
from ZODB.POSException import ConflictError


logger = logging.getLogger("edu.portal")

Result = TypeVar("Result")
_MANY = 200
_reported: set[str] = set()


def guarded(name: str, work: Callable[[], Result], otherwise: Result) -> Result:
    """Return what ``work`` returns, or ``otherwise`` when it raises.

    The same failure of the same block is logged once in the life of the process. Conflicts of the database pass
    through, so that the publisher can try again.
    """
    try:
        return work()
    except ConflictError:
        raise
    except Exception as error:
        report(name, error)
        return otherwise


def report(name: str, error: Exception) -> None:
    """Log a failure with its traceback the first time it is seen."""
    key = f"{name}: {type(error).__name__}: {error}"
    if key in _reported:
        return
    if len(_reported) >= _MANY:
        _reported.clear()
    _reported.add(key)
    logger.error("The block %s cannot be shown", name, exc_info=error)
