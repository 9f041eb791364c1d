"""What decides which demands reach a unit: what it is, whose letters it follows, what it has switched on."""

from dataclasses import dataclass


# Kindergartens serve meals by nature (289/VP-CNTT, VII).
ALWAYS_BOARDING = ("mam-non",)


@dataclass(frozen=True, slots=True)
class Situation:
    """A unit as the mandate sees it; the values of one site, or those that somebody thinks about.

    ``regimes`` are the jurisdictions whose letters apply, empty while nobody has chosen, so that every letter does.
    ``founded`` is the year of foundation, None when nobody recorded it.
    """

    site_types: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    boarding: bool = False
    is_private: bool = False
    founded: int | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The names that ``when`` of a demand may ask for, in the order of the alphabet."""
        kept_by = "private" if self.is_private else "public"
        eats = self.boarding or any(site_type in self.site_types for site_type in ALWAYS_BOARDING)
        return tuple(sorted({*self.features, kept_by, *(("boarding",) if eats else ())}))
