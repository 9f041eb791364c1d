"""A visitor sends the form without JavaScript; staff read it; the mail goes through a real SMTP server."""

from aiosmtpd.controller import Controller
import csv
from edu.portal.core.forms.case_code import read_case_code
from edu.portal.forms import service
from edu.portal.testing.fixtures import browser_for
from email import message_from_bytes
from email.policy import default
import io
from plone import api
from plone.browserlayer.utils import unregister_layer
from plone.registry.interfaces import IRegistry
import pytest
import socket
import transaction
from urllib.parse import urlencode
from zope.component import getUtility


ROLE = "form.widgets.vai_tro:list"
CONSENT = "form.widgets.dong_y:list"


class Inbox:
    """What the SMTP server was handed."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def form(functional_school):
    api.portal.set_registry_record("edu.portal.unit.email", "vanphong@thcs.example.edu.vn")
    api.portal.set_registry_record("plone.email_from_address", "cong@thcs.example.edu.vn")
    api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
    api.portal.set_registry_record("plone.smtp_port", free_port())
    transaction.commit()
    return service.section_folder(functional_school, "gop-y")["gui-gop-y"]


@pytest.fixture
def inbox(form):
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=api.portal.get_registry_record("plone.smtp_port"))
    server.start()
    yield inbox.mails
    server.stop()


@pytest.fixture
def visitor(functional_school):
    return browser_for(functional_school)


@pytest.fixture
def staff(functional_school):
    return browser_for(functional_school, manager=True)


def fill_in(browser, form, **changes):
    browser.open(form.absolute_url())
    browser.getControl(name=ROLE).getControl("Phụ huynh học sinh").selected = True
    values = {"chu_de": "Cổng phụ", "noi_dung": "Xin mở cổng phụ.", "ho_ten": "Nguyễn Ánh", "email": "anh@example.vn"}
    for name, value in {**values, **changes}.items():
        browser.getControl(name=f"form.widgets.{name}").value = value
    browser.getControl(name=CONSENT).value = ["selected"]


def send(browser):
    browser.getControl(name="form.buttons.submit").click()


def code_in(browser):
    return browser.contents.split('class="edu-case-code">')[1].split("<")[0]


def test_sending_ends_on_the_thanks_page_with_a_code(form, inbox, visitor):
    fill_in(visitor, form)
    send(visitor)
    code = code_in(visitor)
    assert read_case_code(code)
    assert "<strong>5</strong>" in visitor.contents and "noindex" in visitor.contents
    transaction.begin()
    stored = service.submission_of(form, code)
    assert stored.value("vai_tro") == "Phụ huynh học sinh" and stored.value("chu_de") == "Cổng phụ"
    assert "trang_web" not in dict(stored.values)


def test_the_mail_has_the_code_and_no_personal_data_in_its_headers(form, inbox, visitor):
    fill_in(visitor, form)
    send(visitor)
    (mail,) = inbox
    code = code_in(visitor)
    assert mail["Subject"] == f"Gửi góp ý: {code}"
    assert (mail["To"], mail["From"].addresses[0].addr_spec) == (
        "vanphong@thcs.example.edu.vn",
        "cong@thcs.example.edu.vn",
    )
    assert not any(secret in str(mail.items()) for secret in ("Ánh", "anh@example.vn", "Cổng phụ"))
    text = mail.get_content()
    assert "Xin mở cổng phụ." in text and f"@@edu-submissions?ma={code}" in text
    assert "anh@example.vn" not in text


def test_a_long_message_reaches_a_strict_mail_server(form, inbox, visitor):
    fill_in(visitor, form, noi_dung="Xin mở cổng phụ vào giờ tan học. " * 90)
    send(visitor)
    (mail,) = inbox
    assert mail.get_content().count("giờ tan học") == 90


def test_a_dead_mail_server_costs_nothing_but_the_mail(form, visitor, caplog):
    fill_in(visitor, form)
    send(visitor)
    code = code_in(visitor)
    transaction.begin()
    assert service.submission_of(form, code)
    assert code in caplog.text and "Ánh" not in caplog.text and "anh@example.vn" not in caplog.text


def test_without_any_mailbox_the_submission_is_kept(form, visitor, caplog):
    api.portal.set_registry_record("edu.portal.unit.email", "")
    getUtility(IRegistry)["plone.email_from_address"] = None
    transaction.commit()
    fill_in(visitor, form)
    send(visitor)
    transaction.begin()
    assert service.submission_of(form, code_in(visitor))


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("chu_de", "", "Xin điền ô này."),
        ("noi_dung", "", "Xin điền ô này."),
        ("chu_de", "x" * 151, "Dài quá số ký tự cho phép"),
        ("email", "khong phai", "Địa chỉ e-mail không đúng"),
        ("trang_web", "http://spam.example", "Chưa gửi được"),
    ],
)
def test_bad_input_is_explained_and_nothing_typed_is_lost(form, inbox, visitor, name, value, sentence):
    fill_in(visitor, form, **{"dien_thoai": "0283855000", name: value})
    send(visitor)
    assert sentence in visitor.contents
    assert visitor.getControl(name="form.widgets.dien_thoai").value == "0283855000"
    transaction.begin()
    assert service.submissions_of(form) == [] and inbox == []


def test_consent_is_not_ticked_and_has_to_be(form, visitor):
    visitor.open(form.absolute_url())
    assert visitor.getControl(name=CONSENT).value == []
    fill_in(visitor, form)
    visitor.getControl(name=CONSENT).value = []
    send(visitor)
    assert "Xin đánh dấu vào ô đồng ý" in visitor.contents
    transaction.begin()
    assert service.submissions_of(form) == []


def test_an_address_that_holds_a_filled_in_form_sends_nothing(form, inbox, visitor):
    fill_in(visitor, form)
    query = [
        ("form.widgets.vai_tro:list", visitor.getControl(name=ROLE).value[0]),
        ("form.widgets.chu_de", "Cổng phụ"),
        ("form.widgets.noi_dung", "Xin mở cổng phụ."),
        ("form.widgets.dong_y:list", "selected"),
        ("form.buttons.submit", "Gửi"),
        ("_authenticator", visitor.getControl(name="_authenticator").value),
    ]
    visitor.open(f"{form.absolute_url()}?{urlencode(query)}")
    assert "Xin mở cổng phụ." in visitor.contents
    transaction.begin()
    assert service.submissions_of(form) == [] and inbox == []


def test_the_definition_of_a_form_is_for_editors(form, visitor):
    visitor.handleErrors = True
    visitor.raiseHttpErrors = False
    visitor.open(f"{form.absolute_url()}/manage_DAVget")
    assert not visitor.headers["Status"].startswith("200")


def test_the_trap_is_hidden_from_everybody(form, visitor):
    visitor.open(form.absolute_url())
    markup = visitor.contents.split('class="edu-honeypot"')[1].split("</div>")[0]
    assert "hidden" in markup and 'aria-hidden="true"' in markup and 'tabindex="-1"' in markup


def test_the_form_is_shown_at_the_address_of_its_section(form, visitor):
    visitor.open(form.aq_parent.absolute_url())
    assert 'name="form.widgets.noi_dung"' in visitor.contents


@pytest.mark.parametrize("query", ["", "?ma=", "?ma=GY-2026-222222", "?ma=<script>"])
def test_the_thanks_page_shows_codes_that_were_given_only(form, visitor, query):
    visitor.open(f"{form.absolute_url()}/@@edu-received{query}")
    assert visitor.url.rstrip("/") == form.absolute_url()


@pytest.mark.parametrize("view", ["@@edu-submissions", "@@edu-submissions-csv"])
def test_visitors_do_not_see_submissions(form, visitor, view):
    visitor.handleErrors = True
    visitor.raiseHttpErrors = False
    visitor.open(f"{form.absolute_url()}/{view}")
    assert "login" in visitor.url or visitor.headers["status"].startswith("40")


def test_staff_see_find_and_delete_submissions(form, inbox, visitor, staff):
    fill_in(visitor, form, noi_dung="<b>Xin chào</b>")
    send(visitor)
    code = code_in(visitor)
    staff.open(f"{form.absolute_url()}/@@edu-submissions")
    assert code in staff.contents and "&lt;b&gt;Xin chào" in staff.contents
    assert "anh@example.vn" not in staff.contents
    staff.getControl(name="ma").value = code.lower().replace("-", " ")
    staff.getForm(action="@@edu-submissions", index=0).submit()
    assert "anh@example.vn" in staff.contents
    staff.getControl(name="delete").click()
    transaction.begin()
    assert service.submissions_of(form) == []


@pytest.mark.parametrize("screen", ("view", "edit", "fields", "actions", "saveddata"))
def test_the_tab_disturbs_no_screen_of_the_form(form, staff, screen):
    staff.open(f"{form.absolute_url()}/{screen}")
    assert staff.headers["status"].startswith("200")


def test_the_tab_stands_on_the_form_only(form, functional_school, staff):
    staff.open(form.absolute_url())
    assert "@@edu-submissions" in staff.contents
    staff.open(f"{functional_school.absolute_url()}/van-ban")
    assert "@@edu-submissions" not in staff.contents


def test_an_unknown_code_is_answered_with_a_sentence(form, staff):
    staff.open(f"{form.absolute_url()}/@@edu-submissions?ma=GY-1")
    assert "Không có thư nào mang mã này" in staff.contents


def test_the_spreadsheet_has_every_field(form, inbox, visitor, staff):
    fill_in(visitor, form, noi_dung="=1+1")
    send(visitor)
    staff.open(f"{form.absolute_url()}/@@edu-submissions-csv")
    assert staff.headers["content-type"].startswith("text/csv")
    data = staff.contents if isinstance(staff.contents, bytes) else staff.contents.encode("utf-8")
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert header[0] == "Mã" and "Nội dung góp ý" in header and "Xin để trống ô này" not in header
    assert "'=1+1" in row and "anh@example.vn" in row


def test_looking_writes_nothing(form, visitor, staff):
    visitor.open(form.absolute_url())  # the first look at a new site makes Plone store settings of its portlets
    before = form._p_jar.db().lastTransaction()
    visitor.open(form.absolute_url())
    staff.open(f"{form.absolute_url()}/@@edu-submissions")
    staff.open(f"{form.absolute_url()}/@@edu-submissions-csv")
    assert form._p_jar.db().lastTransaction() == before


def test_the_form_goes_on_working_when_the_add_on_is_uninstalled(form, inbox, visitor):
    unregister_layer(name="edu.portal")
    transaction.commit()
    fill_in(visitor, form)
    assert 'class="edu-honeypot"' in visitor.contents
    send(visitor)
    assert form.thankstitle in visitor.contents
    transaction.begin()
    assert len(service.submissions_of(form)) == 1
