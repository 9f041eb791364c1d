#!/usr/bin/env bash
# All tests. The pure ones run without any plugin, so that nothing but the standard library can hide behind them.
set -euo pipefail
cd "$(dirname "$0")/.."

tools/browser.sh
PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 bin/pytest tests/unit -q
bin/pytest tests/integration tests/functional tests/packaging tests/browser
