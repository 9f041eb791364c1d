#!/usr/bin/env bash
# Make sure that a browser for the tests is there; install Debian's when that is allowed, else say how and fail.
set -euo pipefail

for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && exit 0
done
install="apt-get install -y chromium"
if command -v apt-get >/dev/null; then
  if [ "$(id -u)" = 0 ]; then sudo=""; elif sudo -n true 2>/dev/null; then sudo="sudo -n"; else sudo=none; fi
  if [ "$sudo" != none ]; then
    echo "==> Installing chromium for the browser tests"
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null
    command -v chromium >/dev/null && exit 0
  fi
fi
echo "The browser tests need chromium. Install it with:  sudo $install" >&2
exit 1
