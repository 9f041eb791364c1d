"""``edu-portal renditions``: read the waiting files now, show how they stand, try failed ones again."""

from argparse import ArgumentParser
from argparse import Namespace
import json
import sys
from typing import Any


RUN, STATUS, RETRY = "renditions.run", "renditions.status", "renditions.retry"
REASONS = {
    "encrypted": "có mật khẩu",
    "broken": "hỏng, không đọc được",
    "unsafe": "không an toàn",
    "too-large": "quá lớn",
    "unknown": "không rõ định dạng",
    "drawing": "bản vẽ SVG, chỉ tải về",
    "no-converter": "máy chủ chưa có LibreOffice",
    "empty": "không có nội dung",
    "time": "đọc quá lâu",
    "memory": "cần quá nhiều bộ nhớ",
    "crash": "bộ đọc dừng đột ngột",
}


def add_commands(groups: Any) -> None:
    """Add the group ``renditions`` to the parser's sub-commands."""
    group = groups.add_parser("renditions", help="bản xem trực tiếp của tệp").add_subparsers(
        required=True, metavar="LỆNH"
    )
    run_now = group.add_parser("run", help="chuẩn bị ngay các tệp đang chờ")
    run_now.add_argument("--all", action="store_true", help="cả những tệp có trước khi cài đặt, chưa từng được đọc")
    _finish(run_now, RUN)
    _finish(group.add_parser("status", help="xem còn bao nhiêu tệp chờ, tệp nào không đọc được"), STATUS)
    _finish(group.add_parser("retry", help="đưa các tệp không đọc được vào hàng chờ lần nữa"), RETRY)


def run(options: Namespace) -> int:
    """Do the command in the running server, else in this process. Returns 0, or 1 with a sentence on stderr."""
    from edu.portal.ops.console import ConsoleError
    from edu.portal.ops.console import run_command

    try:
        reply = run_command(options.site, options.command, {"all": getattr(options, "all", False)})
    except ConsoleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if options.json:
        sys.stdout.write(json.dumps(reply, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(as_text(reply))
    return 0


def as_text(reply: dict[str, Any]) -> str:
    """Return the standing of the queue in sentences."""
    lines = []
    if "settled" in reply:
        lines.append(f"Đã đọc xong: {reply['settled']} tệp.")
    if reply.get("queued"):
        lines.append(f"Đưa vào hàng chờ: {reply['queued']} tệp.")
    lines.append(f"Đang chờ: {reply['waiting']} tệp, trong đó {reply['retried']} tệp chờ thử lại.")
    lines.append(f"Bản quét không có chữ: {len(reply['scans'])} tệp.")
    lines.extend(f"    {path}" for path in reply["scans"])
    lines.append(f"Không đọc được: {len(reply['failed'])} tệp.")
    lines.extend(f"    {item['path']}: {REASONS.get(item['error'], item['error'])}" for item in reply["failed"])
    programs = reply["programs"]
    lines.append(f"LibreOffice: {programs['office'] or 'chưa cài đặt'}.")
    lines.append(f"Nhận dạng chữ: {programs['ocr'] or 'chưa cài đặt'}.")
    return "\n".join(lines) + "\n"


def _finish(parser: ArgumentParser, command: str) -> None:
    parser.add_argument("--site", required=True, help="mã của trang, ví dụ: truong")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.set_defaults(run=run, command=command)
