#!/usr/bin/env bash
# bin/site makes the pages of the documentation; they are opened in chromium: widths, contrast, keyboard, no error, no request to elsewhere. Installs chromium
# and node where they are missing (as root, on Debian). Usage: site.sh [FOLDER for pictures, kept]
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$root/tests/Browser/install.sh"

"$root/bin/site" "$work/site"
[ -z "${1:-}" ] || mkdir -p "$1"
node "$root/tests/Browser/site.mjs" "$work/site" ${1:+"$1"}
