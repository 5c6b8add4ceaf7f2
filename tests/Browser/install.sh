# shellcheck shell=bash
# Sourced by the checks that open pages: installs a browser and Node where they are not there.
command -v chromium >/dev/null && command -v node >/dev/null ||
    apt-get install -y -q --no-install-recommends chromium nodejs fonts-liberation ||
    { apt-get update -q && apt-get install -y -q --no-install-recommends chromium nodejs fonts-liberation; }
