import { escapeKey } from '../document/pointer.mjs';

/**
 * A document as JSON with one member a line, and for each line the pointer of what begins there: a tool that tells
 * lines then tells members.
 *
 * @param {unknown} document
 * @returns {{text: string, pointers: string[]}}
 */
export function writeWithLines(document) {
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} */
  const pointers = [];
  const put = (/** @type {string} */ line, /** @type {string} */ pointer) => {
    lines.push(line);
    pointers.push(pointer);
  };
  const write = (
    /** @type {any} */ value,
    /** @type {string} */ head,
    /** @type {string} */ tail,
    /** @type {string} */ pointer,
  ) => {
    if (value === null || typeof value !== 'object') {
      put(`${head}${JSON.stringify(value)}${tail}`, pointer);
      return;
    }
    const isList = Array.isArray(value);
    const members = Object.entries(value);
    put(`${head}${isList ? '[' : '{'}`, pointer);
    for (const [index, [key, member]] of members.entries())
      write(
        member,
        isList ? '' : `${JSON.stringify(key)}:`,
        index < members.length - 1 ? ',' : '',
        `${pointer}/${escapeKey(key)}`,
      );
    put(`${isList ? ']' : '}'}${tail}`, pointer);
  };
  write(document, '', '', '');
  return { text: `${lines.join('\n')}\n`, pointers };
}
