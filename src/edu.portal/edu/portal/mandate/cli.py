"""``edu-portal mandate``: commands for the authors of letters."""

from argparse import Namespace
from edu.portal.mandate.authors import check_files
from edu.portal.mandate.authors import mandate_files
from edu.portal.mandate.authors import read_rules
from pathlib import Path
import sys
from typing import Any


def add_commands(groups: Any) -> None:
    """Add the group ``mandate`` to the parser's sub-commands."""
    group = groups.add_parser("mandate", help="văn bản dưới dạng dữ liệu").add_subparsers(
        required=True, metavar="LỆNH"
    )
    check = group.add_parser("lint", help="kiểm tra các tệp mandate/*.xml của một gói, không cần trang")
    check.add_argument("folders", nargs="+", type=Path, metavar="THƯ_MỤC", help="gói, hồ sơ hoặc thư mục mandate")
    check.add_argument(
        "--rules", action="append", default=[], type=Path, metavar="TỆP", help="tệp Python khai báo quy tắc của gói"
    )
    check.set_defaults(run=run_lint)


def run_lint(options: Namespace) -> int:
    """Print every problem with its place and what to write instead. Returns 1 when there is one."""
    found = {folder: mandate_files(folder) for folder in options.folders}
    for name in [path for path in options.rules if not path.is_file()]:
        sys.stderr.write(f"Không có tệp quy tắc {name}.\n")
        return 1
    for folder in [folder for folder, files in found.items() if not files]:
        sys.stderr.write(f"Trong {folder} không có tệp mandate/*.xml nào.\n")
        return 1
    rules = {name: rule for path in options.rules for name, rule in read_rules(path).items()}
    files = [path for files in found.values() for path in files]
    problems = check_files(files, rules)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if not problems:
        sys.stdout.write(f"Đã kiểm tra {len(files)} tệp, không có lỗi.\n")
    return 1 if problems else 0
