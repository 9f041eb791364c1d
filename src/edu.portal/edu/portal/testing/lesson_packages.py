"""Packages of lessons as programs write them, and others as nobody should."""

import io
import zipfile


PAGE = (
    "<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>Phân số</title></head>"
    "<body><h1>Phân số bằng nhau</h1></body></html>"
)
MANIFEST_12 = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="bai-12" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="bai">
    <organization identifier="bai"><title>Bài 12. Phân số bằng nhau</title>
      <item identifier="p1" identifierref="r1"><title>Khởi động</title></item>
      <item identifier="p2" identifierref="r2" parameters="?phan=2"><title>Luyện tập</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="noi%20dung/khoi-dong.html">
      <file href="noi dung/khoi-dong.html"/></resource>
    <resource identifier="r2" type="webcontent" adlcp:scormtype="sco" href="luyen-tap.html"/>
  </resources>
</manifest>"""


def archive(files, *, packed=True, flags=None):
    """Return a ZIP file of ``files`` (name or ZipInfo to text or bytes)."""
    stream = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return stream.getvalue()


def html5(**more):
    """Return an HTML5 package."""
    return archive({"index.html": PAGE, "js/bai.js": "document.title = 'chạy';", "tranh/hình.svg": "<svg/>", **more})


def scorm12():
    """Return a SCORM 1.2 package of two parts."""
    return archive({"imsmanifest.xml": MANIFEST_12, "noi dung/khoi-dong.html": PAGE, "luyen-tap.html": PAGE})


def hostile(entries):
    """Return a ZIP file of described entries, as ``tests/corpus/learning/packages.json`` has them.

    ``name`` is written as it is, ``text`` or ``zeros`` (a number of bytes) is what it holds, ``mode`` a Unix mode,
    ``raw`` a name in bytes (hexadecimal) without a word on its encoding, ``locked`` sets the mark of a password.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for row in entries:
            info = zipfile.ZipInfo(row.get("name", "ten.html"))
            info.compress_type = zipfile.ZIP_DEFLATED
            if "mode" in row:
                info.create_system, info.external_attr = 3, int(row["mode"], 8) << 16
            data = b"\0" * row["zeros"] if "zeros" in row else row.get("text", "x").encode()
            package.writestr(info, data)
    data = stream.getvalue()
    for row in entries:
        if "raw" in row:
            data = data.replace(row["name"].encode(), bytes.fromhex(row["raw"]))
        if row.get("locked"):
            data = _with_flag(data, 0x1)
    return data


def _with_flag(data, flag):
    place = data.index(b"PK\x01\x02") + 8
    value = int.from_bytes(data[place : place + 2], "little") | flag
    return data[:place] + value.to_bytes(2, "little") + data[place + 2 :]
