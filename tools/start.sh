#!/usr/bin/env bash
# Serve the demonstration school in the foreground; the first time, build the environment and create the school.
set -euo pipefail
cd "$(dirname "$0")/.."

PORT=${PORT:-8080}
export EDU_SAMPLE_SO_PORT=${EDU_SAMPLE_SO_PORT:-8190} EDU_SAMPLE_PHONG_PORT=${EDU_SAMPLE_PHONG_PORT:-8191}
export PYTHONUNBUFFERED=1
say() { printf '\033[1m==>\033[0m %s\n' "$*"; }

# Before the long steps: nobody should wait minutes to hear that a port is taken.
PYTHON=${PYTHON:-python3}
! command -v "$PYTHON" >/dev/null || "$PYTHON" - "$PORT" "$EDU_SAMPLE_SO_PORT" "$EDU_SAMPLE_PHONG_PORT" <<'PY'
import socket
import sys

names = ("PORT", "EDU_SAMPLE_SO_PORT", "EDU_SAMPLE_PHONG_PORT")
for name, text in zip(names, sys.argv[1:]):
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        sys.exit(f"\n{name}={text} is not a port number. Choose one from 1024 to 65535:  make start {name}=8085")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except PermissionError:
            sys.exit(f"\nPort {text} needs more rights than you have. Choose one above 1023:  make start {name}=8085")
        except OSError:
            sys.exit(f"\nPort {text} is taken by another program. Stop it or choose another:  make start {name}={int(text) + 5}")
PY

tools/bootstrap.sh

if [ ! -e var/.demo-created ]; then
  say "Creating the demonstration school 'truong'; this takes about a minute"
  mkdir -p var/filestorage var/blobstorage var/log var/instance var/cache
  # Zope takes the first user from this file and deletes it; a new database needs it again.
  echo 'admin:{SHA}0DPiKuNIrrVmD8IUCuw1hQxNqZc=' > parts/instance/inituser
  bin/edu-portal site create --id truong --title "Trường THCS Bờ Kênh" --profile edu.portal:demo --if-missing
  touch var/.demo-created
fi

bin/edu-portal sample-feeds > var/log/sample-feeds.log 2>&1 &
feeds=$!
bin/instance console &
zope=$!
stop() { trap - EXIT INT TERM; kill "$zope" "$feeds" 2>/dev/null || true; wait "$zope" 2>/dev/null || true; }
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

for _ in $(seq 1 240); do
  kill -0 "$zope" 2>/dev/null || { echo "Zope stopped; see var/log/instance.log" >&2; exit 1; }
  .venv/bin/python -c "import socket; socket.create_connection(('127.0.0.1', $PORT), 1)" 2>/dev/null && break
  sleep 0.5
done
say "The school is at        http://localhost:$PORT/truong"
say "Log in (demo only) at   http://localhost:$PORT/truong/login   admin / admin"
say "The sample Sở and Phòng http://127.0.0.1:$EDU_SAMPLE_SO_PORT/  http://127.0.0.1:$EDU_SAMPLE_PHONG_PORT/"
say "Ctrl+C stops everything"
wait "$zope"
