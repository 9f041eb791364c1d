"""``edu-portal feeds``: read the feeds of the superior units now, or show how they are."""

from argparse import ArgumentParser
from argparse import Namespace
from datetime import datetime
from edu.portal.core.text.dates import format_moment
import json
import sys
from typing import Any


REFRESH = "feeds.refresh"
STATUS = "feeds.status"
HEADINGS = ("Nguồn", "Tình trạng", "Số tin", "Thành công gần nhất", "Lần đọc tới")
STATUS_WORDS = {"ok": "đọc tốt", "stale": "tin đã cũ", "failing": "không đọc được", "never": "chưa đọc"}


def add_commands(groups: Any) -> None:
    """Add the group ``feeds`` to the parser's sub-commands."""
    group = groups.add_parser("feeds", help="nguồn tin của đơn vị cấp trên").add_subparsers(
        required=True, metavar="LỆNH"
    )
    refresh = group.add_parser("refresh", help="đọc các nguồn tin ngay bây giờ")
    refresh.add_argument("--due", action="store_true", help="chỉ đọc những nguồn đã đến hạn (dùng cho cron)")
    _finish(refresh, REFRESH)
    _finish(group.add_parser("status", help="xem tình trạng các nguồn tin"), STATUS)


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
        sys.stdout.write(json.dumps(reply["feeds"], ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(as_table(reply["feeds"]["items"], reply["sentences"]))
    return 0


def as_table(items: list[dict[str, Any]], sentences: dict[str, str]) -> str:
    """Return the feeds as lines with aligned columns, under each failing one what is wrong."""
    if not items:
        return "Chưa có nguồn tin nào. Khai báo tại trang quản trị, mục “Đơn vị cấp trên và nguồn tin”.\n"
    rows = [HEADINGS, *(_row(item) for item in items)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines: list[str] = []
    for place, row in enumerate(rows):
        lines.append("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        item = items[place - 1] if place else None
        if item is not None and item["error"]:
            lines.append(f"    {sentences.get(item['id'], '')} [{item['error']}]")
    return "\n".join(lines) + "\n"


def _finish(parser: ArgumentParser, command: str) -> None:
    parser.add_argument("--site", required=True, help="mã của trang, ví dụ: truong")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.set_defaults(run=run, command=command)


def _row(item: dict[str, Any]) -> tuple[str, ...]:
    return (
        f"{item['superior']}: {item['title']}",
        STATUS_WORDS.get(item["status"], item["status"]),
        str(item["item_count"]),
        _moment(item["last_success"]),
        _moment(item["next_attempt"]),
    )


def _moment(text: str | None) -> str:
    return format_moment(datetime.fromisoformat(text)) if text else "-"
