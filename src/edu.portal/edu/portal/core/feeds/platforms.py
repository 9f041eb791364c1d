"""Where a site probably keeps its feeds when its pages do not say so. The data is in ``platforms.toml``."""

from dataclasses import dataclass
from edu.portal.core.text.unicode import fold
from functools import cache
from pathlib import Path
import tomllib
from urllib.parse import urljoin
from urllib.parse import urlsplit


# In this order: "Thông báo mời họp" is an invitation, "Văn bản thông báo" a document.
MARKS = {
    "thu-moi": ("thu moi", "giay moi", "moi hop"),
    "van-ban": ("van ban", " laws ", "vanban", "kt=vb", "cong van"),
    "thong-bao": ("thong bao", "thongbao", "kt=tb", " notice"),
}


@dataclass(frozen=True, slots=True)
class Platform:
    """A program behind portals: the words it is recognised by, and the paths of its feeds."""

    id: str
    title: str
    marks: tuple[str, ...]
    paths: tuple[str, ...]


@cache
def read_platforms() -> tuple[Platform, ...]:
    """Return the known platforms, the most frequent first."""
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["platform"]
    return tuple(Platform(row["id"], row["title"], tuple(row["marks"]), tuple(row["paths"])) for row in rows)


def platform_of(generator: str, url: str, hint: str = "") -> Platform:
    """Return the platform of a site by what it says of itself, by its address, or as a person chose (``hint``)."""
    platforms = read_platforms()
    words = f"{generator} {url}".casefold()
    for platform in platforms:
        if platform.id == hint or (not hint and any(mark in words for mark in platform.marks)):
            return platform
    return platforms[-1]


def candidates(url: str, platform: Platform) -> tuple[str, ...]:
    """Return the addresses to try, absolute: from the given page and from the root of the host, each once."""
    parts = urlsplit(url)
    folder = url if parts.path.endswith("/") else url.rpartition("/")[0] + "/"
    root = f"{parts.scheme}://{parts.netloc}/"
    bases = [folder if parts.path not in ("", "/") else root, root]
    general = () if platform.id == "other" else read_platforms()[-1].paths[:2]
    found = [urljoin(base, path) for base in bases for path in platform.paths]
    found += [urljoin(root, path) for path in general]
    return tuple(dict.fromkeys(found))


def guess_category(title: str, url: str) -> str:
    """Return which of the four kinds (S0-06) a feed is by the words of its title and address; news if none fits."""
    words = f"{fold(title)} {fold(url)}".replace("-", " ").replace("/", " ").replace("_", " ")
    for category, marks in MARKS.items():
        if any(mark in f" {words} " for mark in marks):
            return category
    return "tin-tuc"
