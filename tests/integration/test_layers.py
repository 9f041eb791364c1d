def test_the_add_on_is_installed(portal):
    assert portal.portal_setup.getLastVersionForProfile("edu.portal:default") != "unknown"


def test_a_stock_site_is_untouched(stock_portal):
    assert stock_portal.portal_setup.getLastVersionForProfile("edu.portal:default") == "unknown"
