# Strips the types of an entry file and of all that it imports, into one CommonJS program. Types are not checked.
# A program that awaits at its top level cannot be CommonJS: it becomes a module that main.cjs imports.
set -u
entry=$1
mkdir -p /work/.build
cd /box || exit 1

bundle() {
  GOMAXPROCS=2 esbuild "$entry" --bundle --platform=node --target=node20 --packages=external --charset=utf8 \
    --log-level=error --log-limit=20 --color=false "$@"
}

if bundle --format=cjs --outfile=/work/.build/main.cjs 2>/work/.build/errors; then
  : >/work/.build/main.mjs
  exit 0
fi
if ! grep -q 'Top-level await' /work/.build/errors; then
  cat /work/.build/errors >&2
  exit 1
fi
bundle --format=esm --outfile=/work/.build/main.mjs \
  --banner:js='import { createRequire as honeRequire } from "node:module"; const require = honeRequire(import.meta.url);' \
  || exit 1
echo 'import("./main.mjs");' >/work/.build/main.cjs
