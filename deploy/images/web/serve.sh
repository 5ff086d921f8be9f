#!/usr/bin/env bash
# Writes what the environment decides into /tmp, the only place that is writable, and becomes nginx.
set -euo pipefail

# Where names of other containers are asked for: an address that a container got anew is found again.
resolver=$(awk '$1 == "nameserver" { print $2; exit }' /etc/resolv.conf)
[[ $resolver == *:* ]] && resolver="[$resolver]"
printf 'resolver %s valid=5s ipv6=off;\n' "${resolver:?no name server in /etc/resolv.conf}" >/tmp/resolver.conf

# Proxies before this one, that is where TLS ends: what they say about clients is believed.
: >/tmp/real-ip.conf
: >/tmp/trusted.conf
IFS=', ' read -ra proxies <<<"${HONE_WEB_TRUSTED_PROXIES:-}"
for network in "${proxies[@]}"; do
  if [[ ! $network =~ ^[0-9a-fA-F.:]+(/[0-9]{1,3})?$ ]]; then
    echo "HONE_WEB_TRUSTED_PROXIES: \"$network\" is neither an address nor a network" >&2
    exit 1
  fi
  printf 'set_real_ip_from %s;\n' "$network" >>/tmp/real-ip.conf
  printf '%s 1;\n' "$network" >>/tmp/trusted.conf
done

exec nginx -e stderr -c /etc/hone/nginx.conf
