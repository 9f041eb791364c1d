"""The forms that our letters ask for: per form ``<id>.toml``, ``<id>.xml`` and ``<id>-actions.xml`` in this folder."""

from edu.portal.forms.definitions import FormFolder
from pathlib import Path


FORMS = FormFolder(Path(__file__).parent)
