"""The pages of the attestations through the publisher: stating, taking back, evidence, and who may what."""

from datetime import date
from edu.portal.attestations import service
from edu.portal.core.attestations.evidence import LARGEST_FILE
from edu.portal.core.mandate.reader import read_document
from edu.portal.mandate.store import save_documents
from edu.portal.settings.site import read_site
from edu.portal.testing.fixtures import browser_for
import io
from pathlib import Path
from plone import api
from plone.app.testing import TEST_USER_PASSWORD
from plone.testing.zope import Browser
import pytest
import re
import transaction


CORPUS = Path(__file__).parents[2] / "corpus" / "attestations"
FILES = {
    "hop-dong.pdf": "application/pdf",
    "quyet-dinh.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "kinh-phi.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "con-dau.jpg": "image/jpeg",
    "con-dau.png": "image/png",
}
READ = ("edu-attestations", "edu-attestation?ma=hop-dong", "edu-attestations-sheet")
WRITE = (
    "edu-attestation-form?ma=hop-dong",
    "edu-attestation-revoke?ma=hop-dong&so=1",
    "edu-attestation-file?ma=hop-dong&so=1",
)
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def site(functional_portal):
    """A school under a letter that demands three statements, one of which was made, with a file."""
    document = read_document((CORPUS / "xac-nhan.xml").read_bytes(), "xac-nhan.xml")
    save_documents(functional_portal, {document.id: document})
    read_site().site_types = ("thcs",)
    transaction.commit()
    return functional_portal


@pytest.fixture
def browser(site):
    return browser_for(site, manager=True)


def content(name):
    return (CORPUS / "files" / name).read_bytes()


def open_form(browser, site, attestation_id="hop-dong"):
    browser.open(f"{site.absolute_url()}/@@edu-attestation-form?ma={attestation_id}")
    return browser.getForm(action="edu-attestation-form")


def state(browser, site, file=None, as_name="", **values):
    """Fill in the form, send it, and begin a transaction that sees what was stored."""
    form = open_form(browser, site)
    for name, value in {"text": "Đã ký hợp đồng.", **values}.items():
        form.getControl(name=name).value = value
    if file is not None:
        form.getControl(name="file").add_file(io.BytesIO(file), "application/octet-stream", as_name)
    form.submit()
    transaction.begin()


def made(site):
    return service.history(site, "hop-dong")


def user_browser(site, *roles):
    name = "-".join(roles).lower().replace(" ", "-") or "member"
    api.user.create(f"{name}@thcs.vn", name, TEST_USER_PASSWORD, roles=("Member", *roles))
    transaction.commit()
    browser = Browser(site.getPhysicalRoot())
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.addHeader("Authorization", f"Basic {name}:{TEST_USER_PASSWORD}")
    return browser


def status(browser, url):
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.open(url)
    return int(browser.headers["Status"].split()[0])


def test_a_statement_with_everything(site, browser):
    state(
        browser,
        site,
        content("hop-dong.pdf"),
        "Hợp đồng.pdf",
        stated_on="2026-09-05",
        expires="2027-05-31",
        reference="12/HĐ",
        issuer="Công ty Ví Dụ",
    )
    assert browser.url.endswith("@@edu-attestation?ma=hop-dong")
    for text in ("Đã lưu xác nhận.", "05/09/2026", "31/05/2027", "12/HĐ", "Công ty Ví Dụ", "Hợp đồng.pdf"):
        assert text in browser.contents
    (statement,) = made(site)
    assert (statement.stated_on, statement.expires) == (date(2026, 9, 5), date(2027, 5, 31))
    browser.open(f"{site.absolute_url()}/@@edu-attestations")
    assert "ký hợp đồng hằng năm" in browser.contents
    assert "2 còn thiếu" in browser.contents


@pytest.mark.parametrize("name", FILES)
def test_evidence_comes_back_as_a_download(site, browser, name):
    state(browser, site, content(name), name)
    browser.open(f"{site.absolute_url()}/@@edu-attestation-file?ma=hop-dong&so=1")
    headers = browser.headers
    assert headers["Content-Type"].split(";")[0] == FILES[name]
    assert headers["Content-Disposition"].startswith("attachment;")
    assert name in headers["Content-Disposition"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in headers["Cache-Control"]
    assert int(headers["Content-Length"]) == len(content(name))


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (content("svg-gia-png.png"), "con-dau.png", "không phải PDF"),
        (content("trang.html"), "hop-dong.pdf", "không phải PDF"),
        (content("co-macro.docx"), "quyet-dinh.docx", "không phải PDF"),
        (content("goi.zip"), "quyet-dinh.docx", "không phải PDF"),
        (b"", "hop-dong.pdf", "Tệp rỗng"),
        (b"%PDF-1.4\n" + b"0" * (2 * LARGEST_FILE), "lon.pdf", "lớn hơn 20 MB"),
    ],
    ids=["svg as png", "html as pdf", "macros", "zip as docx", "empty", "40 MB"],
)
def test_a_bad_file_is_refused_and_the_rest_is_kept(site, browser, data, name, sentence):
    state(browser, site, data, name, text="Chữ đã gõ", reference="12/HĐ", expires="2030-01-01")
    assert sentence in browser.contents
    assert browser.contents.count("Hãy chọn lại tệp") == 2
    form = browser.getForm(action="edu-attestation-form")
    kept = [form.getControl(name=field).value for field in ("text", "reference", "expires")]
    assert kept == ["Chữ đã gõ", "12/HĐ", "2030-01-01"]
    assert made(site) == ()


def test_an_end_before_the_date_and_other_mistakes_are_named_at_their_fields(site, browser):
    state(browser, site, stated_on="2026-09-05", expires="2026-09-04", text="", issuer=SCRIPT)
    assert "Ngày hết hạn phải sau ngày xác nhận." in browser.contents
    assert "Hãy viết nội dung xác nhận" in browser.contents
    assert "chọn lại tệp" not in browser.contents
    assert SCRIPT not in browser.contents
    assert 'href="#edu-expires"' in browser.contents
    assert 'aria-describedby="edu-expires-help edu-expires-error"' in browser.contents
    assert made(site) == ()


def test_a_date_in_words_is_given_back_as_it_was_typed(site, browser):
    state(browser, site, stated_on="mồng năm tháng chín")
    assert 'value="mồng năm tháng chín"' in browser.contents
    assert "Hãy ghi ngày/tháng/năm" in browser.contents


def test_scripts_and_paths_are_only_text(site, browser):
    state(
        browser,
        site,
        content("hop-dong.pdf"),
        "../../<script>.pdf",
        text=SCRIPT,
        reference='"><img src=x onerror=alert(1)>',
        issuer=SCRIPT,
    )
    for page in ("edu-attestation?ma=hop-dong", "edu-attestations", "edu-attestations-sheet"):
        browser.open(f"{site.absolute_url()}/@@{page}")
        assert SCRIPT not in browser.contents
        assert "<img src=x" not in browser.contents
    assert made(site)[0].evidence.name == "script.pdf"


def test_a_statement_is_taken_back(site, browser):
    state(browser, site)
    browser.open(f"{site.absolute_url()}/@@edu-attestation?ma=hop-dong")
    browser.getLink("Thu hồi xác nhận này").click()
    form = browser.getForm(action="edu-attestation-revoke")
    form.submit()
    assert "Hãy ghi lý do thu hồi." in browser.contents
    form = browser.getForm(action="edu-attestation-revoke")
    form.getControl(name="reason").value = "Hợp đồng đã chấm dứt."
    form.submit()
    assert "Hợp đồng đã chấm dứt." in browser.contents
    assert "Đã thu hồi" in browser.contents
    assert "Thu hồi xác nhận này" not in browser.contents
    browser.open(f"{site.absolute_url()}/@@edu-attestation-revoke?ma=hop-dong&so=1")
    assert "đã được thu hồi trước đó" in browser.contents


def test_without_the_token_nothing_is_written(site, browser):
    state(browser, site)
    url = site.absolute_url()
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    for page, data in (
        ("edu-attestation-form", "ma=hop-dong&stated_on=2026-11-01&text=Gia"),
        ("edu-attestation-revoke", "ma=hop-dong&so=1&reason=Gia"),
    ):
        browser.post(f"{url}/@@{page}", data)
        assert browser.headers["Status"].startswith("403")
    transaction.begin()
    assert [item.revocation for item in made(site)] == [None]


def test_a_get_writes_nothing(site, browser):
    browser.open(f"{site.absolute_url()}/@@edu-attestation-form?ma=hop-dong&stated_on=2026-11-01&text=Gia")
    transaction.begin()
    assert made(site) == ()


@pytest.mark.parametrize(
    "page",
    [
        "edu-attestation",
        "edu-attestation?ma=khong-co",
        "edu-attestation?ma=van-thu-xa",
        "edu-attestation?ma=../../x",
        "edu-attestation?ma:list=hop-dong&ma:list=may-chu",
        "edu-attestation-form",
        "edu-attestation-form?ma=van-thu-xa",
        "edu-attestation-revoke?ma=hop-dong&so=2",
        "edu-attestation-revoke?ma=hop-dong&so=-1",
        "edu-attestation-revoke?ma=hop-dong&so=99999999999999999999",
        "edu-attestation-file?ma=hop-dong&so=1",
        "edu-attestation-file?ma=hop-dong&so=%E0%B9%91",
        "edu-attestation-file?ma=khong-co&so=1",
    ],
)
def test_what_is_not_there_is_not_found(site, browser, page):
    state(browser, site)
    assert status(browser, f"{site.absolute_url()}/@@{page}") == 404


def test_visitors_and_members_see_nothing(site, browser):
    state(browser, site, content("hop-dong.pdf"), "hop-dong.pdf", text="Chỉ nội bộ")
    anonymous, member = browser_for(site), user_browser(site)
    for browser_of_others in (anonymous, member):
        for page in (*READ, *WRITE):
            status(browser_of_others, f"{site.absolute_url()}/@@{page}")
            assert re.search("/login|/insufficient-privileges", browser_of_others.url)
            assert "Chỉ nội bộ" not in browser_of_others.contents
            assert browser_of_others.headers["Content-Type"].startswith("text/html")


def test_editors_read_and_do_not_write_or_open_files(site, browser):
    state(browser, site, content("hop-dong.pdf"), "hop-dong.pdf", text="Chỉ nội bộ")
    editor = user_browser(site, "Editor")
    for page in READ:
        assert status(editor, f"{site.absolute_url()}/@@{page}") == 200
        assert "Chỉ nội bộ" in editor.contents or page == "edu-attestations"
        assert "edu-attestation-form" not in editor.contents
        assert "edu-attestation-file" not in editor.contents
        assert "edu-attestation-revoke" not in editor.contents
    for page in WRITE:
        editor.open(f"{site.absolute_url()}/@@{page}")
        assert 'name="reason"' not in editor.contents
        assert 'name="stated_on"' not in editor.contents
        assert not editor.headers["Content-Type"].startswith("application/pdf")


def test_a_site_administrator_states(site):
    administrator = user_browser(site, "Site Administrator")
    state(administrator, site)
    assert made(site)[0].by == "site-administrator"
    administrator.open(f"{site.absolute_url()}/@@overview-controlpanel")
    assert "Xác nhận của đơn vị" in administrator.contents


def test_lists_by_section_and_by_letter(site, browser):
    browser.open(f"{site.absolute_url()}/@@edu-attestations")
    assert browser.contents.index("Toàn cổng") < browser.contents.index("Quy chế cập nhật")
    assert "12/THU (II, III)" in browser.contents
    assert "Việc của xã" not in browser.contents
    browser.getLink("Xếp theo văn bản").click()
    headings = [browser.contents.index(f">{number}</th>") for number in ("34/THU", "12/THU")]
    assert headings == sorted(headings)
    assert "Toàn cổng" not in browser.contents


def test_what_is_no_longer_demanded(site, browser):
    state(browser, site, text="Vẫn đọc được")
    save_documents(site, {})
    transaction.commit()
    browser.open(f"{site.absolute_url()}/@@edu-attestations")
    assert "Không có việc nào phải xác nhận" in browser.contents
    assert "Không còn yêu cầu" in browser.contents
    browser.getLink("Hợp đồng duy trì").click()
    assert "Vẫn đọc được" in browser.contents
    assert "edu-attestation-form" not in browser.contents
    assert status(browser, f"{site.absolute_url()}/@@edu-attestation-form?ma=hop-dong") == 404


def test_the_sheet_names_unit_statements_and_ends(site, browser):
    api.portal.set_registry_record("edu.portal.unit.name", "Trường THCS Bờ Kênh")
    transaction.commit()
    state(browser, site, content("quyet-dinh.docx"), "quyet-dinh.docx", reference="45/QĐ", text="Ban Biên tập")
    browser.open(f"{site.absolute_url()}/@@edu-attestations-sheet")
    for text in ("Trường THCS Bờ Kênh", "45/QĐ", "quyet-dinh.docx", "Ban Biên tập", "Chưa xác nhận", "Thủ trưởng"):
        assert text in browser.contents


def test_what_contracts_print_is_shown_and_checked(site, browser):
    browser.open(f"{site.absolute_url()}/@@edu-attestations")
    assert "Mã số thuế" in browser.contents
    assert "chưa có" in browser.contents
    browser.open(f"{site.absolute_url()}/@@edu-unit")
    for name, value in (
        ("name", "Trường THCS Bờ Kênh"),
        ("address", "125 đường Bờ Kênh"),
        ("phone", "(028) 3855 0000"),
        ("email", "c2bokenh@hcm.edu.vn"),
        ("tax_code", "030123456"),
        ("invoice_email", "ketoan"),
    ):
        browser.getControl(name=f"form.widgets.{name}").value = value
    browser.getControl(name="form.buttons.save").click()
    assert "mười chữ số của mã số thuế" in browser.contents
    assert "c2bokenh@hcm.edu.vn." in browser.contents
    browser.getControl(name="form.widgets.tax_code").value = "0301234567"
    browser.getControl(name="form.widgets.invoice_email").value = "ketoan@hcm.edu.vn"
    browser.getControl(name="form.buttons.save").click()
    browser.open(f"{site.absolute_url()}/@@edu-attestations")
    assert "0301234567" in browser.contents
    assert "ketoan@hcm.edu.vn" in browser.contents
    visitor = browser_for(site)
    visitor.open(site.absolute_url())
    assert "0301234567" not in visitor.contents
