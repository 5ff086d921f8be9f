#!/usr/bin/env bash
# Writes the settings from the environment into /tmp, the only writable place, and becomes nginx.
set -euo pipefail

# The resolver for names of other containers: nginx looks up a container again after its address has changed.
resolver=$(awk '$1 == "nameserver" { print $2; exit }' /etc/resolv.conf)
[[ $resolver == *:* ]] && resolver="[$resolver]"
printf 'resolver %s valid=5s ipv6=off;\n' "${resolver:?no name server in /etc/resolv.conf}" >/tmp/resolver.conf

# Proxies in front of this one, where TLS ends: nginx trusts what they say about clients.
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
