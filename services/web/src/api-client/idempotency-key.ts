/**
 * A fresh Idempotency-Key: 128 random bits in hex. `randomUUID` is absent on plain-http pages of other hosts.
 */
export function createIdempotencyKey(source: Pick<Crypto, 'getRandomValues'> = crypto): string {
  const bytes = source.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
