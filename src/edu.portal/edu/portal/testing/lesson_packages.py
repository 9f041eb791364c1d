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


# The search that the examples of the standard (ADL) do and that authoring tools copied, from the window above upwards.
FIND_API = """
var tries = 0;
function findAPI(win) {
  while (win.API == null && win.parent != null && win.parent != win) {
    tries += 1;
    if (tries > 7) { return null; }
    win = win.parent;
  }
  return win.API;
}
function getAPI() {
  var api = findAPI(window.parent);
  if (api == null && window.opener != null && typeof window.opener != "undefined") { api = findAPI(window.opener); }
  return api;
}
"""
COURSE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Bài</title>
<script src="scripts/api.js"></script></head>
<body onload="start()" onunload="leave()">
<h1>Bài 1. Em ở nhà một mình</h1>
<p id="state">chưa chạy</p>
<form id="quiz" action="https://thu.example/"><button id="go" type="submit">Nộp bài</button></form>
<ul id="found"></ul>
<script>
var api = null;
function note(name, value) {
  var line = document.createElement("li");
  line.id = name;
  line.textContent = value;
  document.getElementById("found").appendChild(line);
}
function attempt(name, deed) {
  try { note(name, "" + deed()); } catch (error) { note(name, "không được: " + error.name); }
}
function start() {
  api = getAPI();
  if (api == null) { document.getElementById("state").textContent = "Không tìm thấy API"; return; }
  api.LMSInitialize("");
  var status = api.LMSGetValue("cmi.core.lesson_status");
  if (status == "not attempted") { api.LMSSetValue("cmi.core.lesson_status", "incomplete"); }
  api.LMSSetValue("cmi.core.score.raw", "80");
  api.LMSCommit("");
  document.getElementById("state").textContent =
    "đang học, " + api.LMSGetValue("cmi.core.lesson_status") + ", " + api.LMSGetValue("cmi.core.score.raw");
  attempt("cookie", function () { return "cookie=" + document.cookie; });
  attempt("storage", function () { localStorage.setItem("a", "1"); return "storage=" + localStorage.getItem("a"); });
  attempt("above", function () { return window.top.document.title; });
  attempt("top", function () { window.top.location = "https://thu.example/"; return "đã chuyển"; });
  attempt("window", function () { return "window=" + window.open("https://thu.example/"); });
  attempt("origin", function () { return "origin=" + window.origin; });
  fetch("data/bai.json").then(function (answer) { return answer.json(); }).then(
    function (data) { note("own", data.ten); }, function (error) { note("own", "không được: " + error.name); });
  fetch("/truong/@users", { credentials: "include" }).then(
    function (answer) { note("portal", "" + answer.status); }, function () { note("portal", "không được"); });
  fetch("https://thu.example/anh.png").then(
    function () { note("elsewhere", "được"); }, function () { note("elsewhere", "không được"); });
}
function leave() { if (api != null) { api.LMSFinish(""); } }
document.getElementById("quiz").addEventListener("submit", function (event) {
  event.preventDefault();
  note("answer", "Đúng rồi");
});
</script></body></html>"""
COURSE_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="em-o-nha" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>Em ở nhà một mình</title>
    <item identifier="i1" identifierref="r1"><title>Bài 1. Em ở nhà một mình</title></item>
    <item identifier="i2" identifierref="r2"><title>Bài 2. Khi có người gọi cửa</title></item>
  </organization></organizations>
  <resources>
    <resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="bài 1/index.html"/>
    <resource identifier="r2" type="webcontent" adlcp:scormtype="sco" href="bai-2.html"/>
  </resources>
</manifest>"""


def course():
    """Return a SCORM 1.2 package that looks for its interface as programs do, and tries what it must not reach."""
    page = COURSE.replace("scripts/api.js", "../scripts/api.js").replace("data/bai.json", "../data/bai.json")
    return archive(
        {
            "imsmanifest.xml": COURSE_MANIFEST,
            "adlcp_rootv1p2.xsd": "<schema/>",
            "bài 1/index.html": page,
            "bai-2.html": COURSE.replace("Bài 1. Em ở nhà một mình", "Bài 2. Khi có người gọi cửa"),
            "scripts/api.js": FIND_API,
            "data/bai.json": '{"ten": "Dữ liệu của bài"}',
        }
    )
