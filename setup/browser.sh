#!/usr/bin/env bash
# Makes sure that the browser tests have Chromium and axe-core. Says what is missing where it cannot.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

# need COMMAND PACKAGE...: COMMAND is there, or Debian's PACKAGEs bring it.
need() {
  local name=$1
  shift
  command -v "$name" >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing $* for the browser tests ..."
    if apt-get update -qq >&2 &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 &&
      command -v "$name" >/dev/null; then
      return
    fi
  fi
  say "make: the browser tests need the command \`$name\`, which is not here."
  say "  On Debian: sudo apt-get install $*"
  exit 1
}

need chromium chromium fonts-liberation
need npm npm
npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >&2
