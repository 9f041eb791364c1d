"""Run a command of the console: in the running server when there is one, else in this process."""

from edu.portal.ops.application import CONFIGURATION_VARIABLE
from edu.portal.ops.application import configure_zope
from edu.portal.ops.control import ControlError
from edu.portal.ops.control import ask
from edu.portal.ops.control import execute
import os
import time
from typing import Any
from zc.lockfile import LockError
from ZConfig import ConfigurationError


# A server that holds the database but does not listen yet is starting.
START_SECONDS = 30.0
PAUSE = 0.5

SENTENCES = {
    "no-site": "Không có trang nào có mã '{detail}'. Kiểm tra lại --site; trang mẫu có mã 'truong'.",
    "not-installed": "Trang '{detail}' chưa cài tiện ích edu.portal. Hãy cài trong mục Tiện ích mở rộng.",
    "no-command": "Máy chủ đang chạy chưa biết lệnh '{detail}'. Hãy khởi động lại máy chủ sau khi nâng cấp.",
    "bad-request": "Lệnh không hợp lệ: {detail}.",
    "failed": "Máy chủ gặp lỗi khi thực hiện lệnh ({detail}). Xem nhật ký của máy chủ để biết chi tiết.",
    "locked": (
        "Cơ sở dữ liệu đang do một tiến trình khác giữ và máy chủ đó không nhận lệnh. "
        "Hãy dừng tiến trình đó, hoặc chạy lệnh bằng đúng người dùng đã khởi động máy chủ."
    ),
    "forbidden": "Máy chủ do người dùng khác khởi động. Hãy chạy lệnh bằng đúng người dùng đó.",
    "no-configuration": (
        "Không đọc được tệp cấu hình zope.conf ({detail}). Hãy chạy bin/edu-portal của bản cài đặt, "
        "hoặc đặt biến môi trường EDU_PORTAL_ZOPE_CONF."
    ),
}


class ConsoleError(Exception):
    """The command could not be done; the text is a Vietnamese sentence for the person at the console."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(SENTENCES.get(code, SENTENCES["failed"]).format(detail=detail or code))
        self.code = code


def run_command(site: str, command: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the reply of ``command`` for the site ``site``. Raises ``ConsoleError``."""
    request = {"site": site, "command": command, "arguments": arguments}
    home = read_client_home()
    try:
        reply = ask(home, request)
        return _run_here(home, request) if reply is None else reply
    except ControlError as error:
        raise ConsoleError(error.code, str(error)) from error
    except PermissionError as error:
        raise ConsoleError("forbidden") from error


def read_client_home() -> str:
    """Return the client home that the Zope configuration names, without opening its database.

    Raises ``ConsoleError`` when there is no configuration or it cannot be read.
    """
    from Zope2.Startup.options import ZopeWSGIOptions

    path = os.environ.get(CONFIGURATION_VARIABLE)
    if not path:
        raise ConsoleError("no-configuration", CONFIGURATION_VARIABLE)
    try:
        return str(ZopeWSGIOptions(configfile=path)().configroot.clienthome)
    except (OSError, ConfigurationError) as error:
        raise ConsoleError("no-configuration", path) from error


def _run_here(home: str, request: dict[str, Any]) -> dict[str, Any]:
    try:
        configure_zope()
        return execute(request)
    except LockError as error:
        reply = _ask_starting_server(home, request)
        if reply is None:
            raise ConsoleError("locked") from error
        return reply


def _ask_starting_server(home: str, request: dict[str, Any]) -> dict[str, Any] | None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        reply = ask(home, request)
        if reply is not None:
            return reply
        time.sleep(PAUSE)
    return None
