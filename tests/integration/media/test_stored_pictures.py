"""Every picture of the site is cleaned as it is saved, and those of earlier days by the command."""

from base64 import b64encode
from datetime import date
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.media.cleaning import MARK
from edu.portal.media.cli import as_text
from edu.portal.ops.interfaces import IControlCommand
import io
from PIL import Image
from plone import api
from plone.app.contenttypes.behaviors.leadimage import ILeadImageBehavior
from plone.dexterity.utils import createContentInContainer
from plone.formwidget.namedfile.widget import NamedImageWidget
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage
from plone.restapi.interfaces import IDeserializeFromJson
import pytest
from z3c.form.interfaces import IValidator
from zExceptions import BadRequest
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.interface import alsoProvides
from zope.lifecycleevent import modified


SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>alert(1)</script></svg>"


def stored(data, name="anh.jpg", kind="image/jpeg"):
    return NamedBlobImage(data, contentType=kind, filename=name)


@pytest.mark.parametrize("portal_type", ["Image", "News Item", "edu.Video"])
def test_pictures_of_all_types_are_cleaned(school, make_photo, portal_type):
    fields = {"url": "https://vimeo.com/76979871"} if portal_type == "edu.Video" else {}
    content = api.content.create(school, portal_type, title="Ảnh", image=stored(make_photo()), **fields)
    assert b"Nguyen" not in content.image.data
    assert not dict(Image.open(io.BytesIO(content.image.data)).getexif())


def test_a_picture_that_is_exchanged_is_cleaned_too(school, make_photo):
    content = api.content.create(school, "Image", title="Ảnh", image=stored(make_photo()))
    content.image = stored(make_photo("blue"))
    modified(content)
    assert b"Nguyen" not in content.image.data


def test_heic_and_damaged_files_are_refused_with_a_sentence(school, make_photo):
    with pytest.raises(BadRequest, match="HEIC"):
        api.content.create(school, "Image", title="Ảnh", image=stored(b"\x00\x00\x00\x18ftypheic" + bytes(90)))
    with pytest.raises(BadRequest):
        api.content.create(school, "News Item", title="Tin", image=stored(make_photo()[:-40]))


def test_a_drawing_is_a_download_and_no_picture_of_an_album(school, album):
    drawing = api.content.create(school, "Image", title="Logo", image=stored(SVG, "logo.svg", "image/svg+xml"))
    with pytest.raises(BadRequest, match="SVG"):
        api.content.create(album, "Image", title="Tranh", image=stored(SVG, "tranh.svg", "image/svg+xml"))
    view = api.content.get_view("display-file", drawing, drawing.REQUEST.clone())
    view.publishTraverse(view.request, "image").set_headers(drawing.image)
    assert view.request.response.getHeader("Content-Disposition").startswith("attachment")


def test_the_command_cleans_what_was_stored_before(school, make_photo):
    old = api.content.create(school, "Image", title="Cũ", image=stored(make_photo()))
    broken = api.content.create(school, "Image", title="Hỏng", image=stored(make_photo("blue")))
    old.image, broken.image = stored(make_photo()), stored(b"\xff\xd8\xff\xe0 half")
    reply = getUtility(IControlCommand, name="pictures.clean")(school, {})
    assert reply["cleaned"] >= 1
    assert b"Nguyen" not in old.image.data
    assert getattr(old.image, MARK)
    assert reply["unreadable"] == ["/".join(broken.getPhysicalPath())]
    assert getUtility(IControlCommand, name="pictures.clean")(school, {})["cleaned"] == 0
    assert "Không đọc được" in as_text(reply)


def test_no_version_holds_the_picture_as_it_came_from_the_camera(school, make_photo):
    item = api.content.create(school["tin-tuc"], "News Item", title="Tin", image=stored(make_photo()))
    alsoProvides(school.REQUEST, IEduPortalLayer)
    sent = {"data": b64encode(make_photo("blue")).decode(), "encoding": "base64", "content-type": "image/jpeg"}
    getMultiAdapter((item, school.REQUEST), IDeserializeFromJson)(data={"image": sent})
    repository = api.portal.get_tool("portal_repository")
    count = repository.getHistoryMetadata(item).getLength(countPurged=False)
    assert count == 2
    for number in range(count):
        assert b"Nguyen" not in repository.retrieve(item, number).object.image.data


def test_a_format_that_is_not_read_is_not_kept_with_its_remarks(school):
    unread = b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(20)
    api.content.create(school, "News Item", title="Tin", image=stored(unread))
    with pytest.raises(BadRequest):
        api.content.create(school, "News Item", title="Tin", image=stored(unread + b"Exif\x00\x00MM"))


def test_a_form_hands_over_what_is_clean_already(school, make_photo):
    item = api.content.create(school["tin-tuc"], "News Item", title="Tin")
    sent = stored(make_photo())
    alsoProvides(school.REQUEST, IEduPortalLayer)
    field = ILeadImageBehavior["image"]
    found = (item, school.REQUEST, None, field, NamedImageWidget(school.REQUEST))
    getMultiAdapter(found, IValidator).validate(sent)
    assert b"Nguyen" not in sent.data
    assert getattr(sent, MARK)


def test_a_photo_of_a_paper_schedule_is_cleaned_and_another_file_stays(school, make_photo):
    days = {"valid_from": date(2026, 11, 23), "valid_to": date(2026, 11, 28)}
    photo = NamedBlobFile(make_photo(), contentType="image/jpeg", filename="lich.jpg")
    paper = NamedBlobFile(b"%PDF-1.4 lich", contentType="application/pdf", filename="lich.pdf")
    kept = [
        createContentInContainer(school, "edu.WeeklySchedule", checkConstraints=False, file=file, **days).file
        for file in (photo, paper)
    ]
    assert b"Nguyen" not in kept[0].data
    assert kept[0].filename == "lich.jpg"
    assert kept[1].data == b"%PDF-1.4 lich"
