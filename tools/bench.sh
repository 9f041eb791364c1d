#!/usr/bin/env bash
# Every figure that the README quotes, as a ratio measured in one run.
set -euo pipefail
cd "$(dirname "$0")/.."

for program in benchmarks/*.py; do
  printf '\n== %s\n' "$program"
  bin/python "$program"
done
