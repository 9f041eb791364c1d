"""``edu-portal site create``: one site with a profile, or the finished portals of all the units of a sheet."""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from edu.portal.core.setup.sheet import Sheet
from edu.portal.core.setup.sheet import SheetFault
from edu.portal.core.setup.sheet import read_sheet
from edu.portal.core.setup.sheet import template
from edu.portal.core.text.spreadsheet import csv_bytes
from edu.portal.ops.application import act_as_manager
from edu.portal.ops.application import application
from edu.portal.ops.application import configure_zope
import logging
from pathlib import Path
import sys
import time
import transaction
from typing import TYPE_CHECKING
from typing import Any
from zc.lockfile import LockError


if TYPE_CHECKING:
    from edu.portal.setup.rollout import Outcome


DONE, FAILED, WRONG = 0, 1, 2
DEFAULT_PROFILE = "edu.portal:default"
TITLE = "Cổng thông tin điện tử"
STATES = {
    "new": "sẽ tạo",
    "made": "đã tạo",
    "there": "đã có, để nguyên",
    "bad": "chưa tạo",
    "failed": "gặp lỗi, chưa tạo",
}
HEADINGS = ("Dòng", "Mã trang", "Tên đơn vị", "Kết quả", "Việc cần làm", "Số giây")
SHEET_SENTENCES = {
    "too-large": "Bảng quá lớn. Hãy chia thành nhiều tệp, mỗi tệp không quá 10 MB.",
    "empty": "Bảng chưa có gì. Hãy tạo bảng mẫu bằng --template rồi điền từ dòng thứ hai.",
    "encoding": "Không đọc được chữ trong bảng. Hãy lưu lại tệp ở dạng CSV UTF-8.",
    "broken": "Bảng có dấu ngoặc kép không khép. Hãy mở bằng phần mềm bảng tính rồi lưu lại ở dạng CSV UTF-8.",
    "column-twice": "Có hai cột cùng nghĩa: “{detail}”. Hãy giữ lại một cột.",
    "column-missing": "Bảng thiếu cột: {detail}. Dòng đầu phải là tên các cột; --template tạo bảng mẫu.",
    "no-rows": "Bảng chỉ có tên cột. Hãy điền mỗi đơn vị một dòng, bắt đầu từ dòng thứ hai.",
}
LOCKED = "Máy chủ đang chạy và giữ cơ sở dữ liệu. Hãy dừng máy chủ rồi chạy lại lệnh này.\n"


def add_commands(groups: Any) -> None:
    """Add the group ``site`` to the parser's sub-commands."""
    group = groups.add_parser("site", help="tạo trang của đơn vị").add_subparsers(required=True, metavar="LỆNH")
    create = group.add_parser("create", help="tạo một trang mới, hoặc cổng của nhiều đơn vị theo bảng")
    what = create.add_mutually_exclusive_group(required=True)
    what.add_argument("--id", help="mã của trang, ví dụ: truong")
    what.add_argument("--from", dest="sheet", metavar="BẢNG.csv", help="tạo cổng cho từng dòng của bảng")
    what.add_argument("--template", metavar="BẢNG.csv", help="ghi một bảng trống kèm dòng ví dụ; '-' in ra màn hình")
    one = create.add_argument_group("một trang (--id)")
    one.add_argument("--title", help="tên của trang")
    one.add_argument("--profile", help="hồ sơ cài đặt, ví dụ: edu.portal:thcs")
    one.add_argument("--if-missing", action="store_true", help="không làm gì khi trang đã có")
    many = create.add_argument_group("nhiều đơn vị (--from)")
    many.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra bảng, không tạo gì")
    many.add_argument("--report", metavar="TỆP.csv", help="ghi kết quả của từng dòng vào tệp này")
    create.set_defaults(run=run_create, parser=create)


def run_create(options: Namespace) -> int:
    """Do what the options say. Returns 0 when all is done, 1 when a site or a line was not made, 2 for wrong usage."""
    refuse_mixed_options(options.parser, options)
    if options.template:
        return write_template(options.template)
    if not options.sheet:
        return create_one(options)
    return create_many(options)


def refuse_mixed_options(parser: ArgumentParser, options: Namespace) -> None:
    """End with exit code 2 when an option was given that the rest of the command would not heed."""
    of_one = {"--title": options.title, "--profile": options.profile, "--if-missing": options.if_missing}
    of_many = {"--dry-run": options.dry_run, "--report": options.report}
    unheeded = {} if options.id else of_one
    unheeded |= {} if options.sheet else of_many
    for name, value in unheeded.items():
        if value:
            parser.error(f"{name} chỉ dùng cùng với {'--id' if name in of_one else '--from'}")


def create_one(options: Namespace) -> int:
    """Create the site and commit. Returns 1 when a site of that id exists already."""
    from plone.distribution.api import site as site_api

    if not open_database():
        return FAILED
    with signed_in() as app:
        if options.id in app.objectIds():
            if not options.if_missing:
                sys.stderr.write(f"Trang '{options.id}' đã có; chọn mã khác với --id.\n")
            return DONE if options.if_missing else FAILED
        answers = {
            "site_id": options.id,
            "title": options.title or TITLE,
            "description": "",
            "default_language": "vi",
            "portal_timezone": "Asia/Ho_Chi_Minh",
            "setup_content": False,
        }
        portal = site_api.create(app, "classic", answers, profile_id="Products.CMFPlone:plone")
        portal.portal_setup.runAllImportStepsFromProfile(f"profile-{options.profile or DEFAULT_PROFILE}")
        transaction.commit()
    return DONE


def write_template(target: str) -> int:
    """Write an empty sheet; a file that exists is left alone."""
    if target == "-":
        sys.stdout.write(template().decode("utf-8-sig"))
        return DONE
    try:
        with Path(target).open("xb") as stream:
            stream.write(template())
    except FileExistsError:
        sys.stderr.write(f"Tệp '{target}' đã có; chọn tên khác để không ghi đè.\n")
        return FAILED
    except OSError as error:
        sys.stderr.write(f"Không ghi được tệp '{target}' ({error.strerror}).\n")
        return FAILED
    sys.stdout.write(
        f"Đã ghi '{target}': dòng đầu là tên cột, dòng thứ hai là ví dụ. Xóa dòng ví dụ trước khi dùng.\n"
    )
    return DONE


def create_many(options: Namespace) -> int:
    """Make the portal of each line of the sheet, or only judge the lines. Returns 1 when a line was not made."""
    sheet = read_sheet_file(options.sheet)
    if sheet is None or not (options.report is None or can_write(options.report)):
        return WRONG
    for title in sheet.strange:
        sys.stderr.write(f"Bỏ qua cột “{title}”: không biết cột này nói về điều gì.\n")
    if not open_database():
        return FAILED
    outcomes: list[Outcome] = []
    start = time.monotonic()
    with quiet():
        try:
            for outcome in outcomes_of(sheet, Path(options.sheet).parent, options.dry_run):
                outcomes.append(outcome)
                sys.stdout.write(progress(outcome, len(outcomes), len(sheet.rows)))
                sys.stdout.flush()
        except KeyboardInterrupt:
            sys.stderr.write("\nĐã dừng. Chạy lại lệnh này để tạo tiếp; những cổng đã tạo được giữ nguyên.\n")
        finally:
            if options.report:
                Path(options.report).write_bytes(report(outcomes))
    sys.stdout.write(summary(outcomes, time.monotonic() - start))
    complete = len(outcomes) == len(sheet.rows)
    return DONE if complete and not any(one.state in ("bad", "failed") for one in outcomes) else FAILED


def outcomes_of(sheet: Sheet, folder: Path, dry_run: bool) -> Iterator["Outcome"]:
    """Yield what becomes of each line; with ``dry_run`` what would become of it."""
    from edu.portal import clock
    from edu.portal.setup.offer import shipped_offer
    from edu.portal.setup.rollout import Outcome
    from edu.portal.setup.rollout import judge
    from edu.portal.setup.rollout import roll_out

    with signed_in() as app:
        lines = list(judge(app, sheet.rows, folder, shipped_offer(), clock.today()))
    if dry_run:
        return iter([Outcome(line, line.state) for line in lines])
    return roll_out(lines, signed_in)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what GenericSetup warns of while it makes any site away from the console of the person who waits."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)


def open_database() -> bool:
    """Tell whether this process has the database; say so when a running server holds it."""
    try:
        configure_zope()
        with application():
            return True
    except LockError:
        sys.stderr.write(LOCKED)
        return False


@contextmanager
def signed_in() -> Iterator[Any]:
    """Yield the application with a manager signed in."""
    with application() as app:
        act_as_manager(app)
        yield app


def read_sheet_file(name: str) -> Sheet | None:
    """Return the sheet in a file, or ``None`` after a sentence about what is wrong with it."""
    try:
        return read_sheet(Path(name).read_bytes())
    except OSError as error:
        sys.stderr.write(f"Không mở được bảng '{name}' ({error.strerror}). Kiểm tra lại tên tệp.\n")
    except SheetFault as fault:
        sys.stderr.write(SHEET_SENTENCES[fault.kind].format(detail=fault.detail) + "\n")
    return None


def can_write(name: str) -> bool:
    """Tell whether the report can be written; nobody should hear it after an hour of work."""
    try:
        Path(name).open("ab").close()
    except OSError as error:
        sys.stderr.write(f"Không ghi được báo cáo '{name}' ({error.strerror}). Chọn tệp khác.\n")
        return False
    return True


def progress(outcome: "Outcome", place: int, count: int) -> str:
    """Return the line of the console about a line of the sheet; below it what there is to do."""
    line = outcome.line
    took = f" ({seconds(outcome.seconds)} giây)" if outcome.seconds else ""
    name = line.site_id or line.title
    text = f"[{place:>{len(str(count))}}/{count}] Dòng {line.number}: {name}: {STATES[outcome.state]}{took}\n"
    return text + "".join(f"    {task}\n" for task in tasks(outcome))


def tasks(outcome: "Outcome") -> list[str]:
    """Return what a person has to do about a line."""
    from edu.portal.setup.wording import account

    if outcome.fault:
        return [f"Lỗi của hệ thống, các dòng khác vẫn được làm tiếp: {outcome.fault}"]
    return [account([problem], outcome.line.columns) for problem in outcome.line.problems]


def report(outcomes: Iterable["Outcome"]) -> bytes:
    """Return the outcomes as a sheet of their own."""
    rows = [
        (
            str(one.line.number),
            one.line.site_id,
            one.line.title,
            STATES[one.state],
            " ".join(tasks(one)),
            seconds(one.seconds) if one.seconds else "",
        )
        for one in outcomes
    ]
    return csv_bytes([HEADINGS, *rows])


def summary(outcomes: list["Outcome"], took: float) -> str:
    """Return the last line of the console: how many lines went which way."""
    counts = [f"{sum(one.state == state for one in outcomes)} {word}" for state, word in STATES.items()]
    said = "; ".join(text for text in counts if not text.startswith("0 "))
    return f"{said}. Hết {seconds(took)} giây.\n"


def seconds(value: float) -> str:
    """Return a number of seconds with the Vietnamese decimal comma."""
    return f"{value:.1f}".replace(".", ",")
