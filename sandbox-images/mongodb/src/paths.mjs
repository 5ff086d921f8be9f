const isDocument = (/** @type {unknown} */ value) =>
  value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;

/**
 * A document with another value at a path, or without one where it is undefined. Documents on the way are made where
 * there are none, and in an array every item is changed. What is changed is a copy: others may share the original.
 *
 * @param {unknown} holder
 * @param {string[]} path
 * @param {unknown} value
 */
export function withValueAt(holder, path, value) {
  if (path.length === 0) return value;
  if (Array.isArray(holder)) return holder.map((item) => withValueAt(item, path, value));
  const [name, ...rest] = path;
  const copy = isDocument(holder) ? { ...holder } : {};
  if (value === undefined && rest.length > 0 && !isDocument(copy[name]) && !Array.isArray(copy[name]))
    return holder;
  const held = withValueAt(copy[name], rest, value);
  if (held === undefined) delete copy[name];
  else copy[name] = held;
  return copy;
}
