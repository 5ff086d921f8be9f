# Fetches what the driver needs, with go.sum as the proof, compiles it, and leaves in /new what that added to the image.
# Modules come from the proxy that GOPROXY names, or from Go's own choice.
set -eu
proxy=${GOPROXY-}
. /build/settings.sh
if [ -s /prebuilt/ca-certificates.crt ]; then export SSL_CERT_FILE=/prebuilt/ca-certificates.crt; fi
unset GOPROXY
if [ -n "$proxy" ]; then export GOPROXY="$proxy"; fi
export GOFLAGS='-trimpath -buildvcs=false -mod=readonly'
cd /build
find /hone -type f | sort > /tmp/before
go build github.com/jackc/pgx/v5 github.com/jackc/pgx/v5/pgxpool github.com/jackc/pgx/v5/stdlib
# Archives are needed for their sums only, which stay; of a module nobody imports its tests.
find /hone/modules/cache -name '*.zip' -delete
find /hone/modules -name '*_test.go' -delete
chmod -R a+rX /hone/modules
find /hone -type f | sort | comm -13 /tmp/before - > /tmp/added
mkdir /new && tar --create --files-from /tmp/added --directory / 2>/dev/null | tar --extract --directory /new
