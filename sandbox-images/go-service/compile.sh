# Builds the package main that the entry file belongs to. A submission without a go.mod is the module "main", which may
# import the modules of this image.
set -u
. /hone/settings.sh
mkdir -p /work/.build
# A day after its cache was last cleaned the go command cleans it, and fails in an image that nobody can write to.
date +%s >/tmp/hone-trim.txt
# The go command writes to its module file, and /box cannot be written to.
cp -r /box /work/source && cd /work/source || exit 1
rm -rf .build
cd "./$(dirname "${1#/box/}")" || exit 1
module=$(go env GOMOD)
if [ "$module" = /dev/null ] || [ -z "$module" ]; then cp /hone/service/go.mod /hone/service/go.sum /work/source/; fi
exec go build -p 1 -ldflags='-s -w' -o /work/.build/main .
