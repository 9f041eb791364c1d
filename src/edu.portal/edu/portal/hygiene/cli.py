"""``edu-portal text``: find text that is not in one form of Unicode, or in TCVN3 or VNI, and mend it."""

from argparse import ArgumentParser
from argparse import Namespace
import json
import sys
from typing import Any


CHECK, MEND = "text.check", "text.mend"
PROBLEMS = {"nfc": "chữ tổ hợp (NFD)", "tcvn3": "bảng mã TCVN3 (ABC)", "vni": "bảng mã VNI"}


def add_commands(groups: Any) -> None:
    """Add the group ``text`` to the parser's sub-commands."""
    group = groups.add_parser("text", help="bảng mã của văn bản đã lưu").add_subparsers(required=True, metavar="LỆNH")
    _finish(group.add_parser("check", help="tìm văn bản sai bảng mã, không sửa gì"), CHECK)
    mend = group.add_parser("mend", help="chuyển văn bản sai bảng mã sang Unicode dựng sẵn (NFC)")
    mend.add_argument("--dry-run", action="store_true", help="chỉ cho biết sẽ sửa gì")
    _finish(mend, MEND)


def run(options: Namespace) -> int:
    """Do the command in the running server, else in this process. Returns 0, or 1 with a sentence on stderr."""
    from edu.portal.ops.console import ConsoleError
    from edu.portal.ops.console import run_command

    command = CHECK if getattr(options, "dry_run", False) else options.command
    try:
        reply = run_command(options.site, command, {})
    except ConsoleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(json.dumps(reply, ensure_ascii=False, indent=2) + "\n" if options.json else as_text(reply))
    return 0


def as_text(reply: dict[str, Any]) -> str:
    """Return the report as lines: each text with its place, before and after, then the sum."""
    lines = []
    for blemish in reply["blemishes"]:
        lines.append(f"{blemish['path']} [{blemish['field']}]: {PROBLEMS.get(blemish['problem'], blemish['problem'])}")
        lines.append(f"    {blemish['before']}")
        lines.append(f"    -> {blemish['after']}")
    found = ", ".join(f"{count} {PROBLEMS.get(name, name)}" for name, count in sorted(reply["counts"].items()))
    lines.append(f"Đã xem {reply['items']} mục: {found or 'mọi văn bản đều đúng'}.")
    if reply["mended"]:
        lines.append(f"Đã sửa {reply['mended']} mục.")
    elif reply["blemishes"]:
        lines.append("Chưa sửa gì. Để sửa, chạy: edu-portal text mend --site <mã của trang>")
    return "\n".join(lines) + "\n"


def _finish(parser: ArgumentParser, command: str) -> None:
    parser.add_argument("--site", required=True, help="mã của trang, ví dụ: truong")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.set_defaults(run=run, command=command)
