"""What the room does when something happens elsewhere."""

from edu.portal.forms import service
from typing import Any


def mandate_applied(event: Any) -> None:
    """Bring the forms that belong to the sections of the site."""
    service.seed_forms(event.portal)


def form_copied(form: Any, event: Any) -> None:
    """Keep the submissions with the form that they were sent to."""
    service.forget_copied_data(event.object)
