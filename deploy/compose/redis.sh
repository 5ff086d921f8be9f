#!/bin/sh
# Starts Redis with one user for each of our processes and no others. The file with the password hashes exists
# in memory only: everybody on the machine can read a command line.
set -eu

acl=/run/hone/users.acl
umask 077

user() {
  name=$1 secret=$2
  shift 2
  case $secret in
    *[!A-Za-z0-9_-]*) echo "the Redis password of $name may have letters, digits, - and _ only" >&2 && exit 1 ;;
  esac
  if [ "${#secret}" -lt 24 ]; then
    echo "the Redis password of $name is shorter than 24 characters" >&2
    exit 1
  fi
  hash=$(printf %s "$secret" | sha256sum | cut -d ' ' -f 1)
  printf 'user %s on #%s %s\n' "$name" "$hash" "$*" >>"$acl"
}

: >"$acl"
# Nobody gets in without a name. The health check may ask whether Redis is up, and nothing else.
printf 'user default off\nuser health on nopass -@all +ping\n' >>"$acl"
service='~* &* +@all -@admin -@dangerous +info +client|setname +client|setinfo +client|list'
user api "$HONE_REDIS_API_PASSWORD" "$service"
user worker "$HONE_REDIS_WORKER_PASSWORD" "$service"
# Realtime reads live events, listens to what hiring teams watch, and writes only what realtime processes send each other.
user realtime "$HONE_REDIS_REALTIME_PASSWORD" \
  '~hone:live:* ~hone:socket.io* &hone:live:* &hone:socket.io*' \
  '+@read +@connection +@pubsub +@transaction +eval +evalsha +script|load +info' \
  '(+xadd +@write ~hone:socket.io*)' '(+subscribe &hone:hiring-changed)'
unset HONE_REDIS_API_PASSWORD HONE_REDIS_WORKER_PASSWORD HONE_REDIS_REALTIME_PASSWORD

exec redis-server --bind 0.0.0.0 --dir /data --appendonly yes --save '' --aclfile "$acl"
