/** @typedef {import('./plain.mjs').Place} Place */

/**
 * Where a value stands, or what it stands in.
 *
 * @param {ReadonlyMap<string, Place>} places
 * @param {string} pointer
 * @returns {Place | undefined}
 */
export function nearestPlace(places, pointer) {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place !== undefined) return place;
  }
  return places.get('');
}
