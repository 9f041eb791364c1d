"""``edu-portal pictures``: take places and remarks out of the pictures that were stored in earlier days."""

from argparse import ArgumentParser
from argparse import Namespace
import json
import sys
from typing import Any


CLEAN = "pictures.clean"


def add_commands(groups: Any) -> None:
    """Add the group ``pictures`` to the parser's sub-commands."""
    group = groups.add_parser("pictures", help="ảnh đã lưu").add_subparsers(required=True, metavar="LỆNH")
    parser: ArgumentParser = group.add_parser(
        "clean", help="xóa vị trí GPS, EXIF khỏi ảnh đã lưu từ trước, thu nhỏ ảnh quá lớn"
    )
    parser.add_argument("--site", required=True, help="mã của trang, ví dụ: truong")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Do the command in the running server, else in this process. Returns 0, or 1 with a sentence on stderr."""
    from edu.portal.ops.console import ConsoleError
    from edu.portal.ops.console import run_command

    try:
        reply = run_command(options.site, CLEAN, {})
    except ConsoleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(json.dumps(reply, ensure_ascii=False, indent=2) + "\n" if options.json else as_text(reply))
    return 0


def as_text(reply: dict[str, Any]) -> str:
    """Return the report in sentences."""
    lines = [f"Đã xem {reply['seen']} ảnh, làm sạch {reply['cleaned']} ảnh."]
    if reply["unreadable"]:
        lines.append("Không đọc được, nên thay ảnh khác:")
        lines.extend(f"    {path}" for path in reply["unreadable"])
    return "\n".join(lines) + "\n"
