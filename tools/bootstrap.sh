#!/usr/bin/env bash
# Bring the environment up to date: virtual environment, pinned packages, buildout. Does nothing when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-python3}
say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

command -v "$PYTHON" >/dev/null || fail "python3 is missing. Install it with:  sudo apt-get install python3 python3-venv"
"$PYTHON" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13) or sys.version_info[:3] == (3, 13, 0))' ||
  fail "Python 3.11, 3.12 or 3.13 (from 3.13.1) is needed, this is $("$PYTHON" --version). Point PYTHON at one:  make start PYTHON=python3.12"
"$PYTHON" -c 'import ensurepip, venv' 2>/dev/null ||
  fail "The venv module of Python is missing. Install it with:  sudo apt-get install python3-venv"

stamp=$(cat versions.cfg buildout.cfg pyproject.toml setup.py tools/bootstrap.sh | sha256sum | cut -d' ' -f1)-${PORT:-8080}
[ -x bin/instance ] && [ "$(cat .venv/.stamp 2>/dev/null)" = "$stamp" ] && exit 0

if [ ! -x .venv/bin/python ]; then
  say "Creating the virtual environment (.venv)"
  "$PYTHON" -m venv .venv
fi
say "Installing the pinned packages; the first time takes a few minutes"
install() { .venv/bin/python -m pip install --disable-pip-version-check --progress-bar on -c constraints.txt "$@"; }
# pip first: the pinned one resolves the rest.
install --quiet pip
install --quiet setuptools wheel zc.buildout zc.recipe.egg plone.recipe.zope2instance
# buildout takes what the virtual environment already holds: pip is the faster installer of wheels.
.venv/bin/python tools/requirements.py | install -r /dev/stdin | awk '/^(Collecting|Downloading)/ { if (++n % 25 == 0) print "    " n " packages looked at" } /^Successfully/ { print "    all installed" }'
say "Running buildout"
.venv/bin/buildout -N -q "buildout:port=${PORT:-8080}"
echo "$stamp" > .venv/.stamp
