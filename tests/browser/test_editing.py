"""An editor at work on the site that the console command created."""

import pytest


# An album has its title in its own schema, the other folders in one of Plone's behaviors.
TITLE_FIELDS = "#form-widgets-IBasic-title, #form-widgets-IDublinCore-title, #form-widgets-title"


@pytest.mark.parametrize("path", ["tin-tuc", "goc-phu-huynh/thong-bao", "tai-nguyen/album-anh/tiet-hoc-mo"])
def test_the_edit_screen_of_a_folder_asks_for_no_confirmation(editor, server, path):
    editor.goto(f"{server.url}/{path}/edit")  # by address: the link in the toolbar carries a permit to change things
    assert "confirm-action" not in editor.url
    assert editor.locator(TITLE_FIELDS).count() == 1


def test_the_link_in_the_toolbar_leads_to_the_edit_screen(editor, server):
    editor.goto(f"{server.url}/gioi-thieu")
    editor.locator("#edit-zone a", has_text="Biên tập").first.click()
    editor.wait_for_url("**/gioi-thieu/edit*")
    assert editor.locator("#form-widgets-IBasic-title, #form-widgets-IDublinCore-title").count() == 1
