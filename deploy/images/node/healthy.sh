#!/usr/bin/env bash
# Asks a service on this container's loopback; passes when it answers 200 and contains the given text, if any.
# Starting Node for this every few seconds would cost a tenth of a core.
#   healthy PORT PATH [TEXT]
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$2" >&3
answer=$(timeout 4 cat <&3)
[[ $answer =~ ^HTTP/1\.[01]\ 200 ]] && [[ $answer == *"${3:-}"* ]]
