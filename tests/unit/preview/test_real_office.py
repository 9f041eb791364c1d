"""Files that LibreOffice made, and LibreOffice itself where this host has it: what readers get of them."""

from edu.portal.preview import legacy
from edu.portal.preview.model import Limits
from edu.portal.preview.model import PreviewError
from edu.portal.preview.runner import convert
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
import io
from lxml import html
from pathlib import Path
from PIL import Image
import pytest
from threading import Thread
import time
import zipfile


REAL = Path(__file__).parents[2] / "corpus" / "preview" / "real"
with_office = pytest.mark.skipif(not legacy.office_program(), reason="this host has no LibreOffice (soffice)")
SENTENCES = (
    "Kế hoạch tuyển sinh lớp 6",
    "Nguyễn Trường Tộ thông báo đến phụ huynh",
    "2 Xét tuyển và công bố 30/6/2026",
    "học sinh khuyết tật được hỗ trợ",
)
PICTURE = (
    '<text:p><draw:frame draw:name="x" text:anchor-type="as-char" svg:width="5cm" svg:height="3cm">'
    '<draw:image xlink:href="{address}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
    "</draw:frame></text:p>"
)
SECTION = (
    '<text:section text:name="s"><text:section-source xlink:href="{address}" xlink:type="simple"/>'
    "<text:p>Hết phần</text:p></text:section>"
)


def real(name):
    return (REAL / name).read_bytes()


def odt_with(markup):
    """Return the real ODT with ``markup`` at the end of its text; its first member stays readable for ``detect``."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(real("ke-hoach.odt"))) as source, zipfile.ZipFile(made, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == "content.xml":
                content = content.replace(b"</office:text>", markup.encode() + b"</office:text>")
            target.writestr(info.filename, content, info.compress_type)
    return made.getvalue()


def code_of(data, name, limits=None):
    with pytest.raises(PreviewError) as told:
        convert(data, name, limits or Limits())
    return told.value.code


def check_page(values):
    assert (values["kind"], values["total"], values["notes"], values["has_text"]) == ("pages", 1, [], True)
    for sentence in SENTENCES:
        assert sentence in values["text"]
    lines = [line["text"] for line in values["pages"][0]["lines"]]
    assert lines[0] == SENTENCES[0]
    assert any("Nộp hồ sơ trực tuyến" in line for line in lines)


@pytest.fixture
def web():
    """A web server of this host; yields its address and the paths that were asked for."""
    asked = []

    class Door(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_words):
            """Say nothing into the output of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_a_pdf_of_libreoffice_is_a_page_with_its_words():
    check_page(convert(real("ke-hoach.pdf"), "ke-hoach.pdf").values)


def test_a_word_file_and_its_pdf_say_the_same():
    word, page = (convert(real(name), name).values for name in ("ke-hoach.docx", "ke-hoach.pdf"))
    assert len(word["pictures"]) == 1
    assert word["text"].split() == page["text"].split()


def test_an_old_excel_file_is_a_table_with_merged_cells():
    values = convert(real("diem.xls"), "diem.xls").values
    table = html.fragment_fromstring(values["html"])
    assert table.xpath("string(caption)") == "Điểm lớp 6A"
    assert table.xpath(".//td[@colspan='4']/text()") == ["BẢNG ĐIỂM HỌC KỲ I"]
    assert table.xpath(".//th[@scope='col']/text()") == ["STT", "Họ và tên", "Ngày sinh", "Điểm"]
    assert [cell.text for cell in table.xpath(".//tr[4]/td")] == ["2", "Trần Đức Hưởng", "31/12/2014", "9,25"]
    # The formula shows what it had come to; the hidden row with a telephone number is not there.
    assert [cell.text for cell in table.xpath(".//tr[last()]/td")] == ["Trung bình cả lớp", "8,25"]
    assert table.xpath(".//tr[last()]/td/@colspan") == ["3"]
    assert "0903" not in values["html"] + values["text"]


@pytest.mark.parametrize(("name", "is_locked"), [("khoa", True), ("ke-hoach", False)])
@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_a_password_is_seen_without_the_program(name, kind, is_locked):
    data = real(f"{name}.{kind}")
    assert legacy.is_locked(data, kind) is is_locked
    # A damaged file is not called locked.
    assert legacy.is_locked(data[:700], "odt") is False
    assert legacy.is_locked(b"\xec\xa5\xc1\x00", "doc") is False


@with_office
@pytest.mark.parametrize("name", ["ke-hoach.doc", "ke-hoach.odt"])
def test_old_and_foreign_files_become_pages(name):
    check_page(convert(real(name), name).values)


@with_office
def test_two_files_at_once_do_not_wait_for_one_profile():
    found = []

    def read():
        found.append(convert(real("ke-hoach.doc"), "ke-hoach.doc").values)

    threads = [Thread(target=read) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert len(found) == len(threads)
    for values in found:
        check_page(values)


@with_office
@pytest.mark.parametrize("name", ["khoa.doc", "khoa.odt"])
def test_a_file_with_a_password_is_called_locked(name):
    assert code_of(real(name), name) == "encrypted"


@with_office
@pytest.mark.parametrize("name", ["ke-hoach.doc", "ke-hoach.odt"])
def test_a_damaged_file_is_called_damaged(name):
    data = bytearray(real(name))
    data[1024:-6000] = bytes(len(data) - 7024)
    assert code_of(bytes(data), name) == "broken"


@with_office
def test_the_program_is_stopped_when_its_time_is_over():
    begin = time.monotonic()
    assert code_of(real("ke-hoach.doc"), "ke-hoach.doc", Limits(office_seconds=0.2)) == "time"
    assert time.monotonic() - begin < 20


@with_office
def test_a_document_fetches_nothing_from_the_web(web):
    address, asked = web
    data = odt_with(PICTURE.format(address=f"{address}/a.png") + SECTION.format(address=f"{address}/b.txt"))
    assert "Hết phần" in convert(data, "ke-hoach.odt").values["text"]
    assert asked == []


@with_office
def test_a_document_takes_no_picture_from_the_disk(tmp_path):
    green = tmp_path / "xanh.png"
    Image.new("RGB", (200, 200), (0, 255, 0)).save(green)
    found = convert(odt_with(PICTURE.format(address=green.as_uri())), "ke-hoach.odt")
    check_page(found.values)
    large = found.values["pages"][0]["large"]
    page = Image.open(io.BytesIO(found.pictures[large["place"] : large["place"] + large["length"]])).convert("RGB")
    # The red disc of the picture that is in the document is seen, the green one from beside it is not.
    assert any(red > 180 and green < 80 for red, green, _blue in page.get_flattened_data())
    assert not any(green > 200 and red < 80 for red, green, _blue in page.get_flattened_data())
