#!/usr/bin/env bash
# Every figure that the README quotes, as a ratio measured in one run.
set -euo pipefail
cd "$(dirname "$0")/.."

for name in mandate listing front_page feeds many_feeds received outgoing search schedules; do
  printf '\n== benchmarks/%s.py\n' "$name"
  PYTHONPATH=benchmarks bin/python "benchmarks/$name.py"
done
