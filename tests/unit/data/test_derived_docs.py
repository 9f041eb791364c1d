"""The derived page says what the mandate says."""

from pathlib import Path
import subprocess
import sys


ROOT = Path(__file__).resolve().parents[3]


def test_the_page_of_sections_is_up_to_date():
    command = [sys.executable, str(ROOT / "tools/derive_docs.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
