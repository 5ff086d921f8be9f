import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';

import { DOCUMENT } from '../limits.mjs';
import { DocumentRefused } from './problem.mjs';

/** @typedef {{file: string, line: number, column: number}} Place */
/** Where a map or list stands, and its members. @typedef {{file: string, members: Map<string, number>, of: (offset: number) => Place}} Source */

const STACK_IS_FULL = /^Maximum call stack/;

/** Of every map and list that was read, the place it was read from. @type {WeakMap<object, Source>} */
const sources = new WeakMap();

/** @param {object} value @returns {Source | undefined} */
export const sourceOf = (value) => sources.get(value);

/** A copy stands where its original does. @param {object} copy @param {object} original */
export function inherit(copy, original) {
  const source = sources.get(original);
  if (source !== undefined) sources.set(copy, source);
}

/** @param {object} holder @param {string} key @returns {Place | undefined} */
export function placeOf(holder, key) {
  const source = sources.get(holder);
  const offset = source?.members.get(key);
  return offset === undefined ? undefined : source?.of(offset);
}

/**
 * Reads a YAML or JSON text as values of JSON. Aliases lead to the same object, so a text never grows by them here.
 * Throws DocumentRefused.
 *
 * @param {string} file
 * @param {string} text
 * @returns {unknown}
 */
export function readPlain(file, text) {
  if (/[\u0000\ufffd\ufffe\uffff]/.test(text) || !text.isWellFormed())
    throw new DocumentRefused('encoding', `${file} is no text in UTF-8.`, { file, line: 1, column: 1 });
  const lines = new LineCounter();
  const of = (/** @type {number} */ offset) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parse(file, text.replace(/^\ufeff/, ''), lines, of);
  return new Reader(file, of).value(document.contents, 0);
}

/** @param {string} file @param {string} text @param {LineCounter} lineCounter @param {(offset: number) => Place} of */
function parse(file, text, lineCounter, of) {
  const options = { lineCounter, uniqueKeys: false, prettyErrors: false, merge: false, logLevel: 'silent' };
  const parsed = guardStack(file, () => parseAllDocuments(text, /** @type {any} */ (options)));
  const [document, second] = 'empty' in parsed ? [] : parsed;
  if (document === undefined || document.contents === null)
    throw new DocumentRefused('empty', `${file} is empty.`, { file, line: 1, column: 1 });
  if (second !== undefined)
    throw new DocumentRefused('several-documents', `${file} holds several documents.`, of(second.range[0]));
  // Tags of other languages are warned of, and read as if they were not there.
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    const code = STACK_IS_FULL.test(error.message) ? 'too-deep' : 'yaml-syntax';
    throw new DocumentRefused(code, error.message, of(error.pos[0]));
  }
  return document;
}

/** @template T @param {string} file @param {() => T} work @returns {T} */
function guardStack(file, work) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DocumentRefused('too-deep', `${file} is nested too deeply.`, { file, line: 1, column: 1 });
  }
}

class Reader {
  /** @type {Map<object, unknown>} */
  #done = new Map();
  #open = new Set();
  /** @type {Map<string, any>} */
  #anchors = new Map();

  /** @param {string} file @param {(offset: number) => Place} of */
  constructor(file, of) {
    this.file = file;
    this.of = of;
  }

  /** @param {any} node @param {number} depth @returns {unknown} */
  value(node, depth) {
    if (node === null) return null;
    if (depth > DOCUMENT.depth) throw this.#refuse(node, 'too-deep', `It is nested too deeply.`);
    if (isAlias(node)) return this.#aliased(node);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isScalar(node)) return this.#scalar(node);
    this.#open.add(node);
    const value = isMap(node) ? this.#map(node, depth) : isSeq(node) ? this.#list(node, depth) : null;
    this.#open.delete(node);
    this.#done.set(node, value);
    return value;
  }

  /** @param {any} node */
  #aliased(node) {
    const target = this.#anchors.get(node.source);
    if (target === undefined) throw this.#refuse(node, 'yaml-syntax', `Nothing is called &${node.source}.`);
    if (this.#open.has(target))
      throw this.#refuse(node, 'alias-cycle', `*${node.source} stands inside what it stands for.`);
    return isScalar(target) ? this.#scalar(target) : this.#done.get(target);
  }

  /** @param {any} node */
  #scalar(node) {
    const { value } = node;
    const isJson = value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
    if (!isJson) throw this.#refuse(node, 'no-json', `${String(node.source)} is no value of JSON.`);
    return value;
  }

  /** @param {any} node @param {number} depth */
  #map(node, depth) {
    /** @type {Record<string, unknown>} */
    const map = {};
    const members = new Map();
    sources.set(map, { file: this.file, members, of: this.of });
    for (const { key, value } of node.items) {
      const name = this.#key(key);
      if (members.has(name)) throw this.#refuse(key, 'duplicate-key', `The key "${name}" is there twice.`);
      members.set(name, key.range[0]);
      map[name] = this.value(value, depth + 1);
    }
    return map;
  }

  /** @param {any} key @returns {string} */
  #key(key) {
    const held = isAlias(key) ? this.#anchors.get(key.source) : key;
    if (!isScalar(held)) throw this.#refuse(key, 'key-no-text', 'A key must be a text.');
    const name = String(held.value);
    if (name === '__proto__') throw this.#refuse(key, 'reserved-key', 'No key may be called __proto__.');
    if (name === '<<') throw this.#refuse(key, 'merge-key', 'YAML 1.2 has no merge keys (<<).');
    return name;
  }

  /** @param {any} node @param {number} depth */
  #list(node, depth) {
    /** @type {unknown[]} */
    const list = [];
    const members = new Map();
    sources.set(list, { file: this.file, members, of: this.of });
    for (const [index, item] of node.items.entries()) {
      members.set(String(index), item?.range?.[0] ?? node.range[0]);
      list.push(this.value(item, depth + 1));
    }
    return list;
  }

  /** @param {any} node @param {string} code @param {string} message */
  #refuse(node, code, message) {
    const offset = node?.range?.[0];
    return new DocumentRefused(code, message, offset === undefined ? undefined : this.of(offset));
  }
}
