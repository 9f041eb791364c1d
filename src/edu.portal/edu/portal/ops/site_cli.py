"""``edu-portal site``: create a site of the classic distribution with a profile of the add-on."""

from argparse import Namespace
from edu.portal.ops.application import act_as_manager
from edu.portal.ops.application import application
from edu.portal.ops.application import configure_zope
import sys
import transaction
from typing import Any


def add_commands(groups: Any) -> None:
    """Add the group ``site`` to the parser's sub-commands."""
    group = groups.add_parser("site", help="tạo trang của đơn vị").add_subparsers(required=True, metavar="LỆNH")
    create = group.add_parser("create", help="tạo một trang Plone mới và cài hồ sơ của đơn vị")
    create.add_argument("--id", required=True, help="mã của trang, ví dụ: truong")
    create.add_argument("--title", default="Cổng thông tin điện tử")
    create.add_argument("--profile", default="edu.portal:default", help="hồ sơ cài đặt, ví dụ: edu.portal:thcs")
    create.add_argument("--if-missing", action="store_true", help="không làm gì khi trang đã có")
    create.set_defaults(run=run_create)


def run_create(options: Namespace) -> int:
    """Create the site and commit. Returns 1 when a site of that id exists already."""
    from plone.distribution.api import site as site_api

    configure_zope()
    with application() as app:
        if options.id in app.objectIds():
            if not options.if_missing:
                sys.stderr.write(f"Trang '{options.id}' đã có; chọn mã khác với --id.\n")
            return 0 if options.if_missing else 1
        answers = {
            "site_id": options.id,
            "title": options.title,
            "description": "",
            "default_language": "vi",
            "portal_timezone": "Asia/Ho_Chi_Minh",
            "setup_content": False,
        }
        act_as_manager(app)
        portal = site_api.create(app, "classic", answers, profile_id="Products.CMFPlone:plone")
        portal.portal_setup.runAllImportStepsFromProfile(f"profile-{options.profile}")
        transaction.commit()
    return 0
