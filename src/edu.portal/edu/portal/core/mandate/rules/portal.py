"""What the portal offers and how it works."""

from edu.portal.core.mandate import combine as c
from edu.portal.core.mandate import params as p
from edu.portal.core.mandate.rule import Rule
from edu.portal.core.mandate.rule import optional
from edu.portal.core.mandate.rule import wanted


FEED_CATEGORIES = ("tin-tuc", "thong-bao", "van-ban", "thu-moi")

PORTAL_RULES = (
    Rule(
        "contact-complete",
        (wanted("where", p.one_of("page", "footer")), optional("fields", p.names, "address phone email")),
        c.union("fields"),
        same=("where",),
    ),
    Rule(
        "feed-fresh",
        (wanted("categories", p.some_of(*FEED_CATEGORIES)), optional("hours", p.whole_number, "24")),
        c.smallest("hours"),
        same=("categories",),
    ),
    Rule("feed-of-parent", (optional("min", p.whole_number, "1"),), c.largest("min")),
    Rule("feed-offered", (optional("min", p.whole_number, "1"),), c.largest("min")),
    Rule("form-present", (wanted("form", p.names), optional("roles", p.names)), same=("form", "roles")),
    Rule("form-tracked", (wanted("form", p.names),), c.union("form")),
    Rule("lookup-present"),
    Rule("services-offered", (optional("min", p.whole_number, "1"),), c.largest("min")),
    Rule("clicks-from-home", (wanted("max", p.whole_number),), c.smallest("max")),
    Rule("rating-offered"),
    Rule("ticker-shown", (optional("min", p.whole_number, "1"),), c.largest("min")),
    Rule("on-front-page", (optional("min", p.whole_number, "1"),), c.largest("min")),
    Rule("menu-size", (wanted("max", p.whole_number),), c.smallest("max")),
    Rule("share-links", (optional("min", p.whole_number, "1"),), c.largest("min")),
    Rule("page-tools", (wanted("tools", p.names),), c.union("tools")),
    Rule("language-present", (wanted("languages", p.names),), c.union("languages")),
    Rule("full-text-search"),
    Rule("metadata-present", (wanted("schema", p.one_of("dublin-core")),)),
    Rule("unicode-text", (wanted("form", p.one_of("NFC"), has_terms=False),)),
    Rule("one-font"),
    Rule(
        "mobile-ready",
        (wanted("width", p.whole_number), wanted("target", p.whole_number)),
        c.narrowest("target", "width"),
    ),
    Rule("accessible-pages", (wanted("level", p.one_of("A", "AA", "AAA"), has_terms=False),), c.highest_level),
    Rule(
        "page-speed",
        (
            wanted("fcp", p.whole_number),
            wanted("lcp", p.whole_number),
            wanted("speed-index", p.whole_number),
            wanted("blocking", p.whole_number),
        ),
        c.fastest,
    ),
    Rule("https-only"),
    Rule(
        "domain-name",
        (
            wanted("suffixes", p.literals, has_terms=False),
            optional("types", p.literals, has_terms=False),
            optional("places", p.literals, has_terms=False),
        ),
        same=("suffixes", "types", "places"),
    ),
    Rule("monitoring-code"),
)
