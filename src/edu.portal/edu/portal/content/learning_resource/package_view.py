"""The files of a package, each with the wall around it. Nothing is unpacked: a file is read out of the stored ZIP."""

from collections.abc import Iterator
from edu.portal.content.learning_resource.tickets import VIEW_NAME
from edu.portal.content.learning_resource.tickets import is_good
from edu.portal.content.learning_resource.tickets import is_open
from edu.portal.content.learning_resource.tickets import mark_of
from edu.portal.core.learning.package import PackageError
from edu.portal.core.learning.package import media_type
from edu.portal.core.learning.serving import byte_range
from edu.portal.core.learning.serving import policy
from edu.portal.core.learning.serving import with_script
from edu.portal.core.text.unicode import to_nfc
from edu.portal.packages.reader import Directories
from edu.portal.packages.reader import Package
from plone import api
from plone.transformchain.interfaces import DISABLE_TRANSFORM_REQUEST_KEY
from Products.Five import BrowserView
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from ZPublisher.Iterators import IUnboundStreamIterator


SCRIPT = "++resource++edu-lesson-frame.js"
# Pages are read whole to be given the first script; no page that people write is as large.
_LARGEST_PAGE = 8 << 20
# Each takes some megabytes at most.
_DIRECTORIES = Directories(8)
_YEAR = 365 * 24 * 3600
_HOUR = 3600


@implementer(IUnboundStreamIterator)
class Pieces:
    """A file of a package on its way to the browser; the package is closed behind it."""

    def __init__(self, package: Package, pieces: Iterator[bytes]) -> None:
        self._package = package
        self._pieces = pieces

    def __iter__(self) -> "Pieces":
        return self

    def __next__(self) -> bytes:
        return next(self._pieces)

    def close(self) -> None:
        """Close the package; the server calls it when all is sent or the browser is gone."""
        self._package.close()


@implementer(IPublishTraverse)
class PackageFile(BrowserView):
    """``@@edu-package/<ticket>/<path of the file>``."""

    path: tuple[str, ...] = ()

    def publishTraverse(self, request: Any, name: str) -> Any:
        """Take the whole rest of the address as it is: names of files are no names of views."""
        stack = request["TraversalRequestNameStack"]
        self.path = (*self.path, name, *reversed(stack))
        del stack[:]
        return self

    def __call__(self) -> Any:
        """Send the file. Raises NotFound for another package, for who may not see it, and for unknown files."""
        # What follows is the lesson's own: no theme, no marks of forms, no other change.
        self.request.environ[DISABLE_TRANSFORM_REQUEST_KEY] = True
        if len(self.path) < 2 or not is_good(self.context, self.path[0]):
            raise NotFound(VIEW_NAME)
        name = to_nfc("/".join(self.path[1:]))
        try:
            package = self._open()
        except PackageError as error:
            raise NotFound(name) from error
        if name not in package.names:
            package.close()
            raise NotFound(name)
        self._put_headers()
        if self._is_known():
            package.close()
            self.request.response.setStatus(304)
            return b""
        return self._send(package, name)

    def _open(self) -> Package:
        stored = self.context.package
        file = stored.open()
        try:
            # What this request has changed has no mark of its own yet.
            is_settled = stored._blob._p_jar is not None and not stored._blob._p_changed
            return Package(file, _DIRECTORIES.of(mark_of(self.context), file) if is_settled else None)
        except PackageError:
            file.close()
            raise

    def _send(self, package: Package, name: str) -> Any:
        response = self.request.response
        response.setHeader("Content-Type", media_type(name))
        size = package.size(name)
        if media_type(name).startswith(("text/html", "application/xhtml")) and size <= _LARGEST_PAGE:
            try:
                data = with_script(package.read(name), self._script)
            except PackageError as error:
                raise NotFound(name) from error
            finally:
                package.close()
            response.setHeader("Content-Length", str(len(data)))
            return data
        response.setHeader("Accept-Ranges", "bytes")
        first, last = 0, size - 1
        try:
            asked = byte_range(self.request.get_header("Range", "") or "", size)
        except ValueError:
            package.close()
            response.setStatus(416)
            response.setHeader("Content-Range", f"bytes */{size}")
            return b""
        if asked is not None:
            first, last = asked
            response.setStatus(206)
            response.setHeader("Content-Range", f"bytes {first}-{last}/{size}")
        response.setHeader("Content-Length", str(last - first + 1))
        return Pieces(package, package.stream(name, first, last))

    def _put_headers(self) -> None:
        response = self.request.response
        base = f"{self.context.absolute_url()}/{VIEW_NAME}/{self.path[0]}/"
        response.setHeader("Content-Security-Policy", policy(base, self._script))
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Referrer-Policy", "no-referrer")
        response.setHeader("X-Robots-Tag", "noindex")
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        # The lesson has no origin: its own fonts, modules and data would count as those of a stranger.
        response.setHeader("Access-Control-Allow-Origin", "*")
        # Another package has another address. A shared cache asks again, for what is retracted has to go.
        shared = f"public, max-age={_YEAR}, s-maxage={_HOUR}, immutable"
        response.setHeader("Cache-Control", shared if is_open(self.context) else f"private, max-age={_HOUR}")
        response.setHeader("ETag", self._tag)

    @property
    def _tag(self) -> str:
        return f'"{self.path[0].partition("-")[0]}"'

    def _is_known(self) -> bool:
        return bool(self.request.get_header("If-None-Match", "") == self._tag)

    @property
    def _script(self) -> str:
        return f"{api.portal.get().absolute_url()}/{SCRIPT}"
