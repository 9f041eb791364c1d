"""The search field with suggestions by keyboard, and the plain form without JavaScript."""

from windows import WIDE
from windows import new_page


FIELD = "#edu-search"
OPTIONS = ".edu-suggest [role=option]"


def test_suggestions_come_while_typing_and_are_chosen_by_keyboard(visitor, server):
    visitor.goto(server.url)
    visitor.focus(FIELD)
    visitor.keyboard.type("ke hoach", delay=20)
    visitor.wait_for_selector(f"{OPTIONS}:visible")
    field = visitor.locator(FIELD)
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-expanded") == "true"
    visitor.keyboard.press("ArrowDown")
    chosen = field.get_attribute("aria-activedescendant")
    option = visitor.locator(f"#{chosen}")
    assert option.get_attribute("aria-selected") == "true"
    assert "kế hoạch" in option.inner_text().lower()
    assert option.locator("mark").count() >= 1
    address = option.get_attribute("data-url")
    with visitor.expect_navigation():
        visitor.keyboard.press("Enter")
    assert visitor.url.startswith(address.removesuffix("/view"))


def test_escape_closes_the_list_and_enter_searches(visitor, server):
    visitor.goto(server.url)
    visitor.focus(FIELD)
    visitor.keyboard.type("ke hoach", delay=20)
    visitor.wait_for_selector(f"{OPTIONS}:visible")
    visitor.keyboard.press("Escape")
    assert visitor.locator(FIELD).get_attribute("aria-expanded") == "false"
    assert visitor.locator(FIELD).input_value() == "ke hoach"
    with visitor.expect_navigation():
        visitor.keyboard.press("Enter")
    assert "@@search?SearchableText=ke+hoach" in visitor.url
    assert visitor.locator(".edu-results mark").count() >= 1


def test_the_form_works_without_javascript(chromium, server):
    page = new_page(chromium, WIDE, java_script_enabled=False)
    page.goto(server.url)
    page.fill(FIELD, "số 64")
    with page.expect_navigation():
        page.press(FIELD, "Enter")
    assert page.locator(".edu-results h2").first.inner_text().startswith("64/")
    page.context.close()
