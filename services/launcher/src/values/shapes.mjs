/**
 * Reads one value from a response of unknown shape. The launcher runs before a schema library is installed;
 * these functions replace one.
 *
 * @param {unknown} answer
 * @param {string[]} path
 * @returns {unknown} undefined where the path leads nowhere
 */
export function findAt(answer, path) {
  /** @type {unknown} */
  let value = answer;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = /** @type {Record<string, unknown>} */ (value)[key];
  }
  return value;
}

/**
 * @param {unknown} answer
 * @param {...string} path
 * @returns {string}
 * @throws {TypeError}
 */
export function textAt(answer, ...path) {
  const value = findAt(answer, path);
  if (typeof value !== 'string') throw new TypeError(`the answer has no text at ${path.join('.')}`);
  return value;
}

/**
 * @param {unknown} answer
 * @param {...string} path
 * @returns {number}
 * @throws {TypeError}
 */
export function numberAt(answer, ...path) {
  const value = findAt(answer, path);
  if (typeof value !== 'number') throw new TypeError(`the answer has no number at ${path.join('.')}`);
  return value;
}

/**
 * @param {unknown} answer
 * @returns {unknown[]}
 * @throws {TypeError}
 */
export function listOf(answer) {
  if (!Array.isArray(answer)) throw new TypeError('the answer is not a list');
  return answer;
}
