"""The page of upload through the publisher: forms, the script's requests, who may, and what is served."""

from edu.portal.testing.fixtures import browser_for
import io
import json
from PIL import ExifTags
from PIL import Image
from plone import api
import pytest
import transaction
from zExceptions import Forbidden


OWNER = b"Nguyen Thi Bich Ngoc"
BOUNDARY = "xxANHxx"


def photo(colour="red"):
    image = Image.new("RGB", (60, 40), colour)
    exif = image.getexif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    exif[ExifTags.Base.Make] = OWNER.decode()
    target = io.BytesIO()
    image.save(target, "JPEG", exif=exif)
    return target.getvalue()


@pytest.fixture
def album(functional_portal):
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(functional_portal, "Folder", id="anh", title="Ảnh")
    api.content.transition(folder, "publish")
    content = api.content.create(folder, "edu.Album", id="hoi-xuan", title="Hội xuân")
    transaction.commit()
    return content


def opened(album):
    browser = browser_for(album.aq_parent.aq_parent, manager=True)
    browser.open(f"{album.absolute_url()}/@@edu-album-upload")
    return browser


def body(browser, how, *files):
    """The form of upload as a browser sends it, with the button or the script's mark ``how``."""
    token = browser.getControl(name="_authenticator", index=0).value
    plain = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (("_authenticator", token), (how, "1"))
    )
    parts = [plain.encode()]
    for data, name in files:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        parts.append(head.encode() + data + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def send(browser, how, *files):
    browser.post(
        browser.url.partition("#")[0], body(browser, how, *files), f"multipart/form-data; boundary={BOUNDARY}"
    )
    transaction.begin()


def uploaded(album, *files):
    browser = opened(album)
    send(browser, "upload", *files)
    return browser


def test_a_picture_arrives_is_described_and_shown(album):
    browser = uploaded(album, (photo(), "IMG_0042.jpg"))
    (picture,) = album.objectValues()
    assert OWNER not in picture.image.data
    assert not dict(Image.open(io.BytesIO(picture.image.data)).getexif())
    browser.getControl(name="scene").value = "Hội xuân ở sân trường"
    browser.getControl(name=f"alt-{picture.getId()}").value = "Gói bánh chưng"
    browser.getControl(name="save", index=1).click()
    transaction.begin()
    assert album[picture.getId()].alt == "Hội xuân ở sân trường: gói bánh chưng"
    assert album[picture.getId()].title == "Gói bánh chưng"


def test_words_that_tell_nothing_come_back_with_a_sentence(album):
    browser = uploaded(album, (photo(), "a.jpg"))
    browser.getControl(name="alt-a.jpg").value = "IMG_0042"
    browser.getControl(name="caption-a.jpg").value = "Chú thích đã gõ"
    browser.getControl(name="save", index=1).click()
    assert 'aria-invalid="true"' in browser.contents
    assert browser.getControl(name="alt-a.jpg").value == "IMG_0042"
    assert browser.getControl(name="caption-a.jpg").value == "Chú thích đã gõ"
    transaction.begin()
    assert not album["a.jpg"].alt


def test_a_refused_file_is_named_with_what_to_do(album):
    browser = uploaded(album, (b"\x00\x00\x00\x18ftypheic" + bytes(60), "IMG_1.HEIC"))
    assert "IMG_1.HEIC" in browser.contents and "HEIC" in browser.contents
    assert 'role="alert"' in browser.contents
    assert album.objectIds() == []


def test_buttons_order_and_remove_and_keep_what_is_typed(album):
    browser = uploaded(album, (photo("red"), "a.jpg"), (photo("blue"), "b.jpg"))
    browser.getControl(name="alt-b.jpg").value = "Kéo co"
    browser.getControl(name="up", index=1).click()
    transaction.begin()
    assert list(album.objectIds()) == ["b.jpg", "a.jpg"]
    assert album["b.jpg"].alt == "Kéo co"
    browser.getControl(name="remove", index=1).click()
    transaction.begin()
    assert list(album.objectIds()) == ["b.jpg"]


def test_the_script_sends_one_picture_at_a_time(album):
    for data, is_here in ((photo(), True), (photo(), True), (b"MZ", False)):
        browser = opened(album)
        send(browser, "json", (data, "a.jpg"))
        assert json.loads(browser.contents)["ok"] is is_here
    assert len(album.objectIds()) == 1


def test_without_the_token_nothing_is_stored(album):
    browser = opened(album)
    with pytest.raises(Forbidden):
        browser.post(album.absolute_url() + "/@@edu-album-upload", "json=1")
    transaction.begin()
    assert album.objectIds() == []


def test_visitors_have_no_upload_and_no_hidden_pictures(album):
    uploaded(album, (photo(), "a.jpg"))
    visitor = browser_for(album.aq_parent.aq_parent)
    visitor.handleErrors = True
    visitor.raiseHttpErrors = False
    visitor.open(f"{album.absolute_url()}/@@edu-album-upload")
    assert 'name="files"' not in visitor.contents
    visitor.open(f"{album.absolute_url()}/a.jpg/@@images/image")
    assert "image/jpeg" not in visitor.headers.get("Content-Type", "")
