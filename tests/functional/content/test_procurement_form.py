"""The form of a project as a person fills it in: sums in words, wrong dates, nothing typed is lost."""

from edu.portal.testing.fixtures import browser_for
from plone import api
import pytest
import transaction


@pytest.fixture
def form(functional_portal):
    api.content.create(functional_portal, "Folder", "du-an", title="Dự án")
    transaction.commit()
    browser = browser_for(functional_portal, manager=True)
    browser.open(f"{functional_portal.absolute_url()}/du-an/++add++edu.Procurement")
    browser.getControl(name="form.widgets.title").value = "Mua bàn ghế"
    browser.getControl(name="form.widgets.kind:list").value = ["purchase"]
    return browser


def saved(portal):
    transaction.begin()
    return list(portal["du-an"].objectValues())


def test_a_sum_in_words_is_stored_as_a_number(form, functional_portal):
    form.getControl(name="form.widgets.budget").value = "1,25 tỷ"
    form.getControl(name="form.widgets.closes_on").value = "2027-01-05"
    form.getControl(name="form.buttons.save").click()
    (content,) = saved(functional_portal)
    assert content.budget == 1_250_000_000
    assert "1.250.000.000 đồng" in form.contents
    assert content.getId() == "mua-ban-ghe"


def test_a_sum_that_is_none_keeps_everything_typed(form, functional_portal):
    form.getControl(name="form.widgets.budget").value = "khoảng hai tỷ"
    form.getControl(name="form.widgets.contractor").value = "Công ty A"
    form.getControl(name="form.buttons.save").click()
    assert saved(functional_portal) == []
    assert "Hãy viết số tiền bằng đồng" in form.contents
    assert form.getControl(name="form.widgets.budget").value == "khoảng hai tỷ"
    assert form.getControl(name="form.widgets.contractor").value == "Công ty A"


def test_dates_in_the_wrong_order_are_named(form, functional_portal):
    form.getControl(name="form.widgets.invited_on").value = "2026-11-12"
    form.getControl(name="form.widgets.closes_on").value = "2026-11-10"
    form.getControl(name="form.buttons.save").click()
    assert saved(functional_portal) == []
    assert "“Đóng thầu” (10/11/2026) sớm hơn “Mời thầu” (12/11/2026)" in form.contents
    assert form.getControl(name="form.widgets.invited_on").value == "2026-11-12"
