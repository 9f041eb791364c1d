"""The viewer through the publisher, its pictures, the job with commits, the console, what uninstalling takes."""

from edu.portal import clock
from edu.portal.ops.uninstall import remove_previews
from edu.portal.preview.runner import convert
from edu.portal.renditions import service
from edu.portal.renditions import store
from edu.portal.renditions.cli import as_text
from edu.portal.renditions.jobs import RenderJob
from edu.portal.renditions.jobs import RetryCommand
from edu.portal.renditions.jobs import RunCommand
from edu.portal.renditions.jobs import StatusCommand
from edu.portal.renditions.views import paragraphs_of
from edu.portal.testing import sample_files
from edu.portal.testing.fixtures import browser_for
from plone import api
from plone.namedfile.file import NamedBlobFile
import pytest
import transaction


@pytest.fixture
def site(functional_portal):
    """A site with the workflow of a real one."""
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    return functional_portal


@pytest.fixture
def put(site):
    """A function that makes a File, for everybody or in a folder that nobody published."""

    def make(data, name, public=True):
        folder = site if public else api.content.create(site, "Folder", id="thu-muc", title="Thư mục")
        file = NamedBlobFile(data, "", name)
        content = api.content.create(folder, "File", id=name.replace(".", "-"), title="Kế hoạch", file=file)
        transaction.commit()
        return content

    return make


def run(site):
    service.render_due(site, convert, clock.now(), 60)
    transaction.begin()


def status(browser, url):
    browser.raiseHttpErrors = False
    browser.handleErrors = True
    browser.open(url)
    return int(browser.headers["Status"].split()[0])


def test_while_a_file_waits_the_page_offers_the_download(site, put):
    content = put(sample_files.pdf(), "cho.pdf")
    browser = browser_for(site)
    browser.open(f"{content.absolute_url()}/view")
    assert "đang được chuẩn bị" in browser.contents
    assert "@@download/file/cho.pdf" in browser.contents


def test_the_pages_stand_in_the_page_with_their_words(site, put):
    content = put(sample_files.pdf(12), "dai.pdf")
    run(site)
    browser = browser_for(site)
    browser.open(f"{content.absolute_url()}/view")
    assert browser.contents.count('class="edu-sheet"') == 10
    assert "Trang số 10" in browser.contents
    assert "<script" not in browser.contents.partition('class="edu-viewer"')[2].partition("</section>")[0]
    browser.getLink("11-12").click()
    assert "Trang số 12" in browser.contents
    assert browser.headers["X-Robots-Tag"] == "noindex"
    browser.getLink(url="text=1").click()
    assert "edu-sheet-words" not in browser.contents
    assert "Trang số 12" in browser.contents


@pytest.mark.parametrize(
    ("query", "code"), [("", 200), ("?from=2", 200), ("?from=11", 404), ("?from=9999999999", 200)]
)
def test_odd_page_numbers(site, put, query, code):
    content = put(sample_files.pdf(3), "ba.pdf")
    run(site)
    assert status(browser_for(site), f"{content.absolute_url()}/@@edu-file-view{query}") == code


@pytest.mark.parametrize("value", ["abc", "-5", "%ff", "%00", "1;2", "<script>"])
def test_nonsense_shows_the_first_page(site, put, value):
    content = put(sample_files.pdf(1), "mot.pdf")
    run(site)
    browser = browser_for(site)
    assert status(browser, f"{content.absolute_url()}/@@edu-file-view?from={value}") == 200
    assert "Trang số 1" in browser.contents


def test_pictures_may_be_kept_by_everybody_when_the_file_is_public(site, put):
    content = put(sample_files.pdf(), "anh.pdf")
    run(site)
    source = service.rendition(content)["source"]
    browser = browser_for(site)
    base = f"{content.absolute_url()}/@@edu-page-image"
    browser.open(f"{base}/{source}/1-small")
    assert browser.headers["Content-Type"] == "image/webp"
    assert browser.headers["Cache-Control"].startswith("public")
    assert "s-maxage=3600" in browser.headers["Cache-Control"]
    assert browser.headers["X-Content-Type-Options"] == "nosniff"
    for wrong in (
        f"{source}/2-large",
        f"{source}/x",
        source,
        "",
        f"alt/{source}/1-large",
        "0000/1-large",
    ):
        assert status(browser, f"{base}/{wrong}") == 404


def test_nobody_sees_the_pages_of_a_draft(site, put):
    content = put(sample_files.pdf(), "nhap.pdf", public=False)
    run(site)
    address = f"{content.absolute_url()}/@@edu-page-image/{service.rendition(content)['source']}/1-large"
    visitor = browser_for(site)
    status(visitor, address)
    assert visitor.headers["Content-Type"] != "image/webp"
    assert "came_from" in visitor.url
    editor = browser_for(site, manager=True)
    editor.open(address)
    assert editor.headers["Cache-Control"].startswith("private")


def test_a_failure_is_a_sentence_and_editors_read_what_to_do(site, put):
    content = put(sample_files.pdf(password="x"), "khoa.pdf")
    run(site)
    visitor, editor = browser_for(site), browser_for(site, manager=True)
    visitor.open(f"{content.absolute_url()}/view")
    assert "Tệp này có mật khẩu" in visitor.contents
    assert "không đặt mật khẩu" not in visitor.contents
    editor.open(f"{content.absolute_url()}/view")
    assert "không đặt mật khẩu" in editor.contents


def test_a_scan_is_shown_and_editors_are_told(site, put):
    content = put(sample_files.scanned_pdf(1), "quet.pdf")
    run(site)
    visitor, editor = browser_for(site), browser_for(site, manager=True)
    visitor.open(f"{content.absolute_url()}/view")
    assert 'class="edu-sheet"' in visitor.contents
    assert "bản quét không có chữ" not in visitor.contents
    editor.open(f"{content.absolute_url()}/view")
    assert "bản quét không có chữ" in editor.contents


def test_word_and_excel_stand_in_the_page(site, put):
    word = put(sample_files.docx(picture=sample_files.png()), "ke-hoach.docx")
    sheet = put(sample_files.xlsx([["STT", "Tên"], [1, "<script>alert(1)</script>"]]), "bang.xlsx")
    run(site)
    browser = browser_for(site)
    browser.open(f"{word.absolute_url()}/view")
    assert "Kế hoạch năm học</h3>" in browser.contents
    assert f"/@@edu-page-image/{service.rendition(word)['source']}/i0" in browser.contents
    browser.open(f"{word.absolute_url()}/@@edu-page-image/{service.rendition(word)['source']}/i0")
    browser.open(f"{sheet.absolute_url()}/view")
    assert "<caption>Lớp 6</caption>" in browser.contents
    assert "<script>alert" not in browser.contents


def test_the_document_of_the_register_shows_its_file(site):
    document = api.content.create(
        site, "edu.LegalDocument", id="vb", title="Thông báo", file=NamedBlobFile(sample_files.pdf(), "", "vb.pdf")
    )
    api.content.transition(document, "publish")
    transaction.commit()
    run(site)
    browser = browser_for(site)
    browser.open(document.absolute_url())
    assert 'class="edu-sheet"' in browser.contents
    assert "Trang số 1" in browser.contents


def test_the_text_of_a_file_finds_it(site, put):
    content = put(sample_files.pdf(text="Chuyên đề xanhlamtim của nhà trường"), "tim.pdf")
    run(site)
    assert [brain.UID for brain in api.content.find(SearchableText="xanhlamtim")] == [content.UID()]


def test_lines_become_paragraphs_and_the_corners_of_the_sheet_stay_apart():
    def line(x, y, width, text):
        return {"x": x, "y": y, "width": width, "height": 20, "text": text}

    lines = [
        line(550, 100, 350, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        line(600, 130, 250, "Độc lập - Tự do - Hạnh phúc"),
        line(100, 300, 795, "Căn cứ Điều lệ trường trung học cơ sở và kế hoạch năm học"),
        line(100, 335, 300, "của nhà trường;"),
        line(100, 370, 790, "Nhà trường tổ chức kiểm tra"),
        line(100, 600, 200, "Nơi nhận:"),
    ]
    assert paragraphs_of(lines) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Căn cứ Điều lệ trường trung học cơ sở và kế hoạch năm học của nhà trường;",
        "Nhà trường tổ chức kiểm tra",
        "Nơi nhận:",
    ]
    assert paragraphs_of([]) == []


def test_forty_megabytes_from_a_scanner(site, put, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))  # a host that cannot read scans
    data = sample_files.large_pdf(40)
    assert len(data) > 40_000_000
    content = put(data, "lon.pdf")
    run(site)
    shown = service.rendition(content)
    assert (shown["state"], shown["pages"], shown["text"]) == ("ready", 40, False)
    browser = browser_for(site)
    browser.open(f"{content.absolute_url()}/view")
    assert 'id="trang-1"' in browser.contents


def test_the_job_has_work_until_it_is_done(site, put):
    job = RenderJob()
    assert not job.is_due(site, clock.now())
    put(sample_files.pdf(), "mot.pdf")
    assert job.is_due(site, clock.now())
    job.run(site, clock.now())
    assert not job.is_due(site, clock.now())


def test_reading_a_page_writes_nothing(site, put):
    content = put(sample_files.pdf(), "doc.pdf")
    run(site)
    browser = browser_for(site)
    # The first page of a site makes Plone's own keys.
    browser.open(site.absolute_url())
    before = site._p_jar.db().lastTransaction()
    browser.open(f"{content.absolute_url()}/view")
    browser.open(f"{content.absolute_url()}/@@edu-page-image/{service.rendition(content)['source']}/thumbnail")
    assert site._p_jar.db().lastTransaction() == before


def test_the_console(site, put):
    put(sample_files.pdf(), "tot.pdf")
    put(sample_files.pdf(password="x"), "khoa.pdf")
    put(sample_files.scanned_pdf(1), "quet.pdf")
    assert StatusCommand()(site, {})["waiting"] == 3
    reply = RunCommand()(site, {})
    assert (reply["settled"], reply["waiting"]) == (3, 0)
    assert reply["failed"] == [{"path": "/plone/khoa-pdf", "error": "encrypted"}]
    assert reply["scans"] == ["/plone/quet-pdf"]
    assert "/plone/khoa-pdf: có mật khẩu" in as_text(reply)
    assert RetryCommand()(site, {})["waiting"] == 1


def test_uninstalling_takes_the_previews(site, put):
    content = put(sample_files.pdf(), "mat.pdf")
    run(site)
    remove_previews()
    assert store.load_rendition(content) is None
    assert content.file.getSize()
