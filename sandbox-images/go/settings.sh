# Settings of every use of the Go command: no network, no C, no other toolchain than the installed one.
export GOCACHE=/hone/cache GOPATH=/tmp/go GOENV=off XDG_CONFIG_HOME=/hone/config
export CGO_ENABLED=0 GOTOOLCHAIN=local GOPROXY=off GOSUMDB=off GOVCS='*:off' GOWORK=off
export GOFLAGS='-trimpath -buildvcs=false -mod=mod'
