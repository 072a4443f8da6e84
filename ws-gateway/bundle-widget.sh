#!/usr/bin/env bash
# Makes static/chat/bundle.js of the widget's modules: one request instead of fifty. Needs Node; the build does not, it only
# checks that the bundle is of these modules. Call it after each change in static/chat.
set -euo pipefail
cd "$(dirname "$0")/src/main/resources/static/chat"

# The same version gives the same bytes.
esbuild=esbuild@0.25.12

sources=$(ls ./*.js styles/*.js | grep -v bundle.js | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -d' ' -f1)
npx --yes "$esbuild" start.js --bundle --minify --format=esm --target=es2023 --charset=utf8 --legal-comments=none \
  --log-level=warning --outfile=bundle.js \
  --banner:js="// Made by bundle-widget.sh with $esbuild; do not edit. Modules: sha256 $sources"
