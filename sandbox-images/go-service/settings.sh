# Settings of every use of the Go command: those of the language, and the modules of this image, fetched when it was made.
export GOCACHE=/hone/cache GOPATH=/tmp/go GOENV=off XDG_CONFIG_HOME=/hone/config
export CGO_ENABLED=0 GOTOOLCHAIN=local GOPROXY=off GOSUMDB=off GOVCS='*:off' GOWORK=off
export GOFLAGS='-trimpath -buildvcs=false -mod=mod'
export GOMODCACHE=/hone/modules
