"""Documents on the portals of the superior units, beside those of the school."""

from edu.portal.interfaces import IEduPortalLayer
from plone import api
from typing import Any
from zope.interface import alsoProvides


def table(portal: Any, section: str, **form: str) -> str:
    folder = portal.get("muc") or api.content.create(portal, "Folder", id="muc", title="Mục")
    folder.edu_section = section
    request = portal.REQUEST.clone()
    request.form.update(form)
    alsoProvides(request, IEduPortalLayer)
    return str(api.content.get_view("edu-table", folder, request)())


def test_they_stand_in_their_section_and_are_marked(superiors: Any, read: Any) -> None:
    read()
    html = table(superiors, "van-ban-cap-tren")
    block = html[html.index("edu-from-above") :]
    assert "Công văn 12" in block
    assert "edu-tag" in block
    assert 'rel="noopener noreferrer external"' in block
    assert "Tin một" not in block
    assert "edu-from-above" not in table(superiors, "van-ban-truong")


def test_a_search_reaches_them_and_conditions_of_the_register_do_not(superiors: Any, read: Any) -> None:
    read()
    assert "Công văn 12" in table(superiors, "van-ban-cap-tren", text="cong van")
    assert "Công văn 12" not in table(superiors, "van-ban-cap-tren", text="tuyển sinh")
    assert "edu-from-above" not in table(superiors, "van-ban-cap-tren", type="cong-van")


def test_without_a_feed_of_documents_there_is_no_block(portal: Any) -> None:
    assert "edu-from-above" not in table(portal, "van-ban-cap-tren")
