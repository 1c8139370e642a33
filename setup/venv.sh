#!/usr/bin/env bash
# Makes .venv and installs a lock into it: setup/venv.sh serve|test. Says what is missing where it cannot.
set -euo pipefail
cd "$(dirname "$0")/.."
lock=setup/$1.lock

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "make: $1"
  shift
  for line in "$@"; do say "  $line"; done
  exit 1
}
is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  local name
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if command -v "$name" >/dev/null && is_new_enough "$name"; then
      command -v "$name"
      return
    fi
  done
  if [ -n "${PYTHON:-}" ]; then
    fail "PYTHON=$PYTHON is not a Python 3.11 or newer."
  fi
  fail "no Python 3.11 or newer was found ($(python3 --version 2>&1 || true))." \
    "Install one (on Debian 12 or later: apt-get install python3 python3-venv)," \
    "or name yours: make PYTHON=/path/to/python3.12 ..."
}

# Debian ships the venv module without ensurepip, in a package of its own.
need_venv_module() {
  local python=$1 package
  "$python" -c 'import venv, ensurepip' 2>/dev/null && return
  package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing $package, which this Python needs to make .venv ..."
    if apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >&2 &&
      "$python" -c 'import venv, ensurepip' 2>/dev/null; then
      return
    fi
  fi
  fail "$python cannot make virtual environments: its venv module is missing." \
    "On Debian and Ubuntu: apt-get install $package"
}

if ! is_new_enough .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  python=$(find_python)
  need_venv_module "$python"
  if is_new_enough .venv/bin/python; then
    "$python" -m venv .venv # it lacks only pip
  else
    "$python" -m venv --clear .venv
  fi
fi

say "Installing what $lock lists into .venv (once; about a minute) ..."
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore
if ! .venv/bin/python -m pip install --quiet --require-hashes --requirement "$lock"; then
  fail "the packages of $lock could not be installed; the lines above say why." \
    "The first set-up needs the network. Mend that and run the same command again."
fi
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
