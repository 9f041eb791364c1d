"""What a Zope process starts beside serving pages: the control channel, and the scheduler unless it is off."""

from App.config import getConfiguration
import atexit
from edu.portal.ops.control import ControlServer
from edu.portal.ops.scheduler import Scheduler
from edu.portal.ops.scheduler import is_enabled
import logging
from typing import Any


logger = logging.getLogger("edu.portal.ops")


def start_background(event: Any) -> None:
    """Subscriber of ``IProcessStarting``: only a serving process raises it, never the console or a test."""
    start_control(getConfiguration().clienthome)
    if is_enabled():
        scheduler = Scheduler()
        scheduler.start()
        atexit.register(scheduler.stop)
        logger.info("Background work every %g s", scheduler.pace)
    else:
        logger.info("Background work is switched off in this process")


def start_control(client_home: str) -> ControlServer | None:
    """Open the control channel in ``client_home``; a server without it still serves pages, so it is only logged."""
    server = ControlServer(client_home)
    try:
        opened = server.start()
    except OSError as error:
        logger.warning("The console commands cannot reach this server: %s", error)
        return None
    if not opened:
        logger.warning("Another server answers the console commands in %s", client_home)
        return None
    atexit.register(server.stop)
    return server
