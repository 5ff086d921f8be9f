/** Bytes of a value as BSON would store it: what a server reads, rewrites and bounds. */
export function bsonSize(value) {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'string') return 5 + Buffer.byteLength(value);
  if (typeof value === 'boolean') return 1;
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 4 : 8;
  if (value instanceof Date) return 8;
  // Length and terminator of the document; kind, name and terminator of each field.
  return Object.entries(value).reduce(
    (bytes, [name, part]) => bytes + 2 + Buffer.byteLength(name) + bsonSize(part),
    5,
  );
}

/** The longest array in a document, and the path that leads to it. */
export function longestArray(value, path = '') {
  if (typeof value !== 'object' || value === null || value instanceof Date) return { path, length: 0 };
  const isArray = Array.isArray(value);
  let longest = { path, length: isArray ? value.length : 0 };
  for (const [name, part] of Object.entries(value)) {
    const inside = longestArray(part, isArray ? path : `${path}${path === '' ? '' : '.'}${name}`);
    if (inside.length > longest.length) longest = inside;
  }
  return longest;
}
