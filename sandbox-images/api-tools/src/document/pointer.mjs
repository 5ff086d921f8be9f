/** @param {string} key */
export const escapeKey = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** @param {string} key */
const unescapeKey = (key) => key.replaceAll('~1', '/').replaceAll('~0', '~');

/** @param {readonly (string | number)[]} path @returns {string} a JSON pointer */
export const toPointer = (path) => path.map((key) => `/${escapeKey(String(key))}`).join('');

/** @param {string} pointer @returns {string[]} */
export const fromPointer = (pointer) => (pointer === '' ? [] : pointer.slice(1).split('/').map(unescapeKey));

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isMap = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** @param {any} holder @param {string} key */
export const ownValue = (holder, key) =>
  holder !== null && typeof holder === 'object' && Object.hasOwn(holder, key) ? holder[key] : undefined;

/** What stands at a pointer, undefined where nothing does. @param {unknown} root @param {string} pointer */
export function valueAt(root, pointer) {
  return fromPointer(pointer).reduce((holder, key) => ownValue(holder, key), root);
}
