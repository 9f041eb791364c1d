"""Titles of feeds whose writers still use the fonts of the nineties are read."""

from edu.portal.core.feeds.plaintext import plain_text
import pytest


@pytest.mark.parametrize("title", ["Th«ng b¸o vÒ viÖc thi", "<b>Thoâng baùo</b> veà vieäc thi"])
def test_old_titles_are_read(title):
    assert plain_text(title) == "Thông báo về việc thi"


def test_other_titles_stay():
    assert plain_text("Café «Où» và N·m") == "Café «Où» và N·m"
