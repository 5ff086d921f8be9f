import { posix } from 'node:path';

import { DOCUMENT } from '../limits.mjs';
import { valueAt } from './pointer.mjs';
import { readPlain } from './plain.mjs';
import { DocumentRefused } from './problem.mjs';

/** @typedef {import('./plain.mjs').Place} Place */
/** Where a reference leads: a file of the submission and a pointer into it. @typedef {{file: string, pointer: string}} Target */

/** The files of a submission, each read when it is first asked for. Nothing outside of them can be reached. */
export class Files {
  /** @type {Map<string, unknown>} */
  #read = new Map();

  /** @param {Record<string, string>} texts */
  constructor(texts) {
    const entries = Object.entries(texts);
    const bytes = entries.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
    if (entries.length > DOCUMENT.files) throw new DocumentRefused('too-large', 'There are too many files.');
    if (bytes > DOCUMENT.bytes)
      throw new DocumentRefused(
        'too-large',
        `The files have ${bytes} bytes; ${DOCUMENT.bytes} are the limit.`,
      );
    this.texts = new Map(entries);
  }

  /** @param {string} file @returns {unknown} */
  read(file) {
    const known = this.#read.get(file);
    if (known !== undefined) return known;
    const text = this.texts.get(file);
    if (text === undefined) throw new DocumentRefused('file-missing', `There is no file ${file}.`);
    const value = readPlain(file, text);
    this.#read.set(file, value);
    return value;
  }

  /** What a target holds, undefined where it holds nothing. @param {Target} target */
  at({ file, pointer }) {
    return valueAt(this.read(file), pointer);
  }

  /**
   * @param {string} reference
   * @param {string} from  the file in which it stands
   * @param {Place | undefined} place
   * @returns {Target}
   */
  target(reference, from, place) {
    const refuse = (/** @type {string} */ code, /** @type {string} */ message) =>
      new DocumentRefused(code, `${JSON.stringify(reference)} ${message}`, place);
    const [address = '', fragment = ''] = split(reference);
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address))
      throw refuse('remote-reference', 'leads out of the submission; nothing is fetched.');
    const path = decode(address);
    const pointer = decode(fragment);
    if (path === undefined || pointer === undefined || /[\\\u0000]/.test(path))
      throw refuse('reference-malformed', 'is no reference.');
    const file = path === '' ? from : posix.join(posix.dirname(from), path);
    if (posix.isAbsolute(path) || file === '..' || file.startsWith('../'))
      throw refuse('reference-outside', 'leads out of the submission.');
    if (!this.texts.has(file)) throw refuse('reference-missing', `leads to ${file}, which is not there.`);
    if (pointer !== '' && !pointer.startsWith('/'))
      throw refuse('reference-malformed', 'names an anchor; only JSON pointers (#/…) are followed.');
    return { file, pointer };
  }
}

/** @param {string} reference @returns {string[]} address and fragment */
function split(reference) {
  const at = reference.indexOf('#');
  return at === -1 ? [reference] : [reference.slice(0, at), reference.slice(at + 1)];
}

/** @param {string} text @returns {string | undefined} */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
