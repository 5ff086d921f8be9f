import type { LookupAddress } from 'node:dns';
import ipaddr from 'ipaddr.js';

/** Decides whether webhooks may be sent to an IP address. */
export type IsAllowedAddress = (address: string) => boolean;

/** Allows public addresses, and those in the given networks, such as `10.1.0.0/16`. */
export function createAllowedAddress(networks: readonly string[]): IsAllowedAddress {
  const ranges = networks.map((network) => ipaddr.parseCIDR(network));
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    // An IPv4 address in IPv6 form reaches the same host.
    const address = ipaddr.process(text);
    if (address.range() === 'unicast') return true;
    return ranges.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits));
  };
}

/** The host of an address when it is an IP address itself; the URL parser has normalised odd notations. */
export function addressInUrl(url: string): string | undefined {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(host) ? host : undefined;
}

/** All of a name's addresses, when each is allowed: one that is not means that the name cannot be trusted. */
export function allowedOf(
  addresses: readonly LookupAddress[],
  isAllowed: IsAllowedAddress,
): readonly LookupAddress[] {
  return addresses.every(({ address }) => isAllowed(address)) ? addresses : [];
}
