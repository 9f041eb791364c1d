"""Walking through the wizard as a person without JavaScript does."""

from plone.testing.zope import Browser
import re
from typing import Any


UNIT = {
    "identity-name": "Trường THCS Bờ Kênh",
    "identity-address": "12 Đường Bờ Kênh, phường Bờ Kênh",
    "identity-phone": "(028) 3855 0000",
    "identity-email": "c2bokenh@hcm.edu.vn",
    "identity-head-name": "Trần Thị Lan",
    "identity-founding-year": "1987",
}


def press(browser: Browser, name: str, value: str = "1") -> None:
    """Press the last button of that name and value; the first one is what the Enter key presses."""
    form = browser.getForm(action="@@edu-setup")
    found, index = None, 0
    while True:
        try:
            control = form.getControl(name=name, index=index)
        except (IndexError, LookupError):
            break
        found = control if control.value == value else found
        index += 1
    found.click()


def open_step(browser: Browser, site: Any, step: str, types: tuple[str, ...] = ("thcs",), **unit: str) -> None:
    """Go to a step with a filled-in form; ``unit`` changes what is typed, by the name of the field."""
    browser.open(f"{site.absolute_url()}/@@edu-setup")
    browser.getControl(name="site-type").value = list(types)
    if step == "types":
        return
    press(browser, "go", "unit")
    for name, value in {**UNIT, **{f"identity-{name}": value for name, value in unit.items()}}.items():
        browser.getControl(name=name).value = value
    for following in ("superiors", "regimes", "preview"):
        if step == "unit":
            return
        press(browser, "go", following)
        if step == following:
            return


def errors(browser: Browser) -> list[str]:
    """Return what stands beside the fields."""
    return [text.strip() for text in re.findall(r'<p class="edu-error[^>]*>([^<]*)</p>', browser.contents)]
