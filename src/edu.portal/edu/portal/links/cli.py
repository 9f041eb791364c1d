"""``edu-portal links``: check the links of the site now, or show how they are."""

from argparse import ArgumentParser
from argparse import Namespace
from datetime import datetime
from edu.portal.core.text.dates import format_moment
import json
import sys
from typing import Any


CHECK = "links.check"
STATUS = "links.status"
WORDS = {
    "unchecked": "chưa kiểm tra",
    "ok": "hoạt động",
    "moved": "đã chuyển địa chỉ",
    "guarded": "hoạt động, không cho kiểm tra tự động",
    "doubt": "lần kiểm tra gần nhất không trả lời",
    "dead": "không trả lời",
}


def add_commands(groups: Any) -> None:
    """Add the group ``links`` to the parser's sub-commands."""
    group = groups.add_parser("links", help="liên kết đến các trang khác").add_subparsers(
        required=True, metavar="LỆNH"
    )
    check = group.add_parser("check", help="kiểm tra các liên kết ngay bây giờ")
    check.add_argument("--due", action="store_true", help="chỉ kiểm tra những liên kết đã đến hạn (dùng cho cron)")
    _finish(check, CHECK)
    _finish(group.add_parser("status", help="xem tình trạng các liên kết"), STATUS)


def run(options: Namespace) -> int:
    """Do the command in the running server, else in this process. Returns 0, or 1 with a sentence on stderr."""
    from edu.portal.ops.console import ConsoleError
    from edu.portal.ops.console import run_command

    try:
        reply = run_command(options.site, options.command, {"only_due": getattr(options, "due", False)})
    except ConsoleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if options.json:
        sys.stdout.write(json.dumps(reply["links"], ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(as_text(reply))
    return 0


def as_text(reply: dict[str, Any]) -> str:
    """Return the links one below the other, those in trouble with their reason, and what the run did."""
    if not reply["links"]:
        return "Trang chưa có liên kết nào đến nơi khác.\n"
    lines = []
    for link in reply["links"]:
        when = f" ({format_moment(datetime.fromisoformat(link['checked']))})" if link["checked"] else ""
        lines.append(f"{WORDS[link['health']]}{when}: {link['title']} <{link['url']}>")
        if link["health"] in ("doubt", "dead"):
            lines.append(f"    {reply['sentences'].get(link['url'], '')}")
    return "\n".join([*lines, *_run_lines(reply["run"])]) + "\n"


def _run_lines(run: dict[str, Any] | None) -> list[str]:
    if run is None:
        return []
    if run["offline"]:
        return ["Máy chủ của cổng không ra được mạng; kết quả lần này không được ghi lại."]
    rest = f", còn {run['waiting']} liên kết sẽ kiểm tra sau" if run["waiting"] else ""
    return [f"Đã kiểm tra {run['checked']} liên kết{rest}."]


def _finish(parser: ArgumentParser, command: str) -> None:
    parser.add_argument("--site", required=True, help="mã của trang, ví dụ: truong")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.set_defaults(run=run, command=command)
