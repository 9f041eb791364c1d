#!/usr/bin/env bash
# Everything that can be judged without running the product.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\033[1m==>\033[0m %s\n' "$*"; }
step "ruff"; .venv/bin/ruff check --quiet . && .venv/bin/ruff format --check --quiet .
step "import contracts"; PYTHONPATH=src/edu.portal .venv/bin/lint-imports --no-cache
step "types of the core and of the example package"
.venv/bin/mypy --no-error-summary src/edu.portal/edu/portal/core examples/so-vi-du/src/so_vidu/{rules,colours}.py
step "pins"; .venv/bin/python tools/pins.py --check
step "catalogues"; .venv/bin/python tools/catalogues.py --check
step "derived documents"
for page in docs rules coverage form feed_cases; do bin/python "tools/derive_$page.py" --check; done
