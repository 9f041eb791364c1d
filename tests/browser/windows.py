"""The windows that the tests open: a desk, a phone, the narrowest phone; and the way in for a manager."""

WIDE, PHONE, NARROW = {"width": 1366, "height": 900}, {"width": 390, "height": 844}, {"width": 320, "height": 640}


def new_page(chromium, viewport, **options):
    """Return a page in a context of its own: Vietnamese, in the time of Việt Nam."""
    context = chromium.new_context(viewport=viewport, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **options)
    page = context.new_page()
    page.set_default_timeout(30_000)
    return page


def log_in(page, server):
    """Log the manager in."""
    page.goto(f"{server.url}/login")
    page.fill("#__ac_name", "admin")
    page.fill("#__ac_password", "admin")
    page.click("#buttons-login")
    page.wait_for_load_state("load")
