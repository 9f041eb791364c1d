"""Pages of pictures and files."""

import base64
from edu.portal.interfaces import IEduPortalLayer
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage
import pytest
from zope.interface import alsoProvides


PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


@pytest.fixture
def album(portal):
    folder = api.content.create(portal, "Folder", id="hoi-xuan", title="Hội xuân")
    for name in ("mot", "hai", "ba"):
        image = NamedBlobImage(PIXEL, filename=f"{name}.gif")
        api.content.create(folder, "Image", id=name, title=f"Ảnh {name}", image=image)
    return folder


def view_of(context, name):
    request = context.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    return api.content.get_view(name, context, request)


@pytest.mark.parametrize(
    ("name", "number", "before", "after"), [("mot", 1, "", "hai"), ("hai", 2, "mot", "ba"), ("ba", 3, "hai", "")]
)
def test_a_picture_knows_its_neighbours(album, name, number, before, after):
    view = view_of(album[name], "image_view")
    html = view()
    assert view.number == number
    assert view.previous_url == (f"{album[before].absolute_url()}/view" if before else "")
    assert view.next_url == (f"{album[after].absolute_url()}/view" if after else "")
    assert f'alt="Ảnh {name}"' in html


def test_a_picture_alone_has_no_neighbours(portal):
    image = api.content.create(portal, "Image", title="Cổng", image=NamedBlobImage(PIXEL, filename="cong.gif"))
    view = view_of(image, "image_view")
    assert "edu-picture-nav" not in view()
    assert (view.number, view.album) == (0, None)


@pytest.mark.parametrize(
    ("filename", "content_type", "plays"),
    [
        ("don.pdf", "application/pdf", ""),
        ("quoc-ca.mp3", "audio/mpeg", "audio"),
        ("hoi-xuan.mp4", "video/mp4", "video"),
    ],
)
def test_a_file_is_named_and_played(portal, filename, content_type, plays):
    stored = NamedBlobFile(b"x" * 2048, contentType=content_type, filename=filename)
    item = api.content.create(portal, "File", title="Tệp", file=stored)
    view = view_of(item, "file_view")
    html = view()
    assert view.plays == plays
    assert (f"<{plays}" in html) if plays else ("/@@display-file/file/don.pdf" in html)
    assert f"/@@download/file/{filename}" in html
    assert "2 KB" in html


def test_a_file_that_is_missing(portal):
    assert "edu-empty" in view_of(api.content.create(portal, "File", title="Thiếu"), "file_view")()
