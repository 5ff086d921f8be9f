import { posix } from 'node:path';

import { DOCUMENT } from '../limits.mjs';
import { inherit, placeOf } from './plain.mjs';
import { escapeKey, fromPointer, isMap } from './pointer.mjs';
import { DocumentRefused } from './problem.mjs';
import { memberType, SHAPES } from './shapes.mjs';

/** @typedef {import('./files.mjs').Files} Files */
/** @typedef {import('./files.mjs').Target} Target */
/** @typedef {import('./shapes.mjs').Type} Type */
/** Where a value stands while it is copied. @typedef {{file: string, depth: number, inlined: readonly string[]}} Spot */

const FILE = /\.(ya?ml|json)(#|$)/;

/**
 * One document without references to other files: what they lead to stands among the components, under a name of its
 * own. Throws DocumentRefused.
 *
 * @param {Files} files
 * @param {string} main
 * @returns {any}
 */
export function bundle(files, main) {
  const root = files.read(main);
  if (!isMap(root))
    throw new DocumentRefused('not-openapi', `${main} is no map.`, { file: main, line: 1, column: 1 });
  return new Bundler(files, main, root).bundle();
}

class Bundler {
  #values = 0;
  /** Names under which things of other files stand, by section and target. @type {Map<string, string>} */
  #names = new Map();
  /** @type {Map<string, Set<string>>} */
  #taken = new Map();
  /** @type {{section: string, name: string, type: string, target: Target}[]} */
  #waiting = [];

  /** @param {Files} files @param {string} main @param {any} root */
  constructor(files, main, root) {
    this.files = files;
    this.main = main;
    this.root = root;
  }

  bundle() {
    const document = /** @type {any} */ (this.#copy(this.root, 'document', this.#spot(this.main)));
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const { section, name, type, target } = next;
      const value = this.#copy(this.files.at(target), type, this.#spot(target.file));
      const components = (document.components ??= {});
      const kept = (components[section] ??= {});
      kept[name] = value;
    }
    return document;
  }

  /** @param {string} file @returns {Spot} */
  #spot = (file) => ({ file, depth: 0, inlined: [] });

  /** @param {unknown} value @param {Type | undefined} type @param {Spot} spot @returns {unknown} */
  #copy(value, type, spot) {
    this.#values += 1;
    if (this.#values > DOCUMENT.values)
      throw new DocumentRefused('alias-limit', `The document has more than ${DOCUMENT.values} values.`);
    if (value === null || typeof value !== 'object') return value;
    if (spot.depth > DOCUMENT.depth)
      throw new DocumentRefused('too-deep', 'The document is nested too deeply.');
    if (Array.isArray(value)) return this.#copyList(value, type, spot);
    const map = /** @type {Record<string, unknown>} */ (value);
    return this.#referenced(map, type, spot) ?? this.#copyMap(map, type, spot);
  }

  /** @param {unknown[]} value @param {Type | undefined} type @param {Spot} spot */
  #copyList(value, type, spot) {
    const below = { ...spot, depth: spot.depth + 1 };
    const copy = value.map((item, index) => this.#copy(item, memberType(type, String(index)), below));
    inherit(copy, value);
    return copy;
  }

  /** @param {Record<string, unknown>} value @param {Type | undefined} type @param {Spot} spot */
  #copyMap(value, type, spot) {
    const below = { ...spot, depth: spot.depth + 1 };
    /** @type {Record<string, unknown>} */
    const copy = {};
    for (const [key, member] of Object.entries(value)) {
      copy[key] =
        key === 'discriminator' && type === 'schema'
          ? this.#discriminator(member, below)
          : this.#copy(member, memberType(type, key), below);
    }
    inherit(copy, value);
    return copy;
  }

  /** A copy of a reference with what it leads to made sure of; undefined where there is none. @param {Record<string, unknown>} value @param {Type | undefined} type @param {Spot} spot */
  #referenced(value, type, spot) {
    const reference = value['$ref'];
    const shape = typeof type === 'string' ? SHAPES[type] : undefined;
    if (typeof type !== 'string' || shape === undefined || typeof reference !== 'string') return undefined;
    if (shape.section === undefined && shape.inline !== true) return undefined;
    const place = placeOf(value, '$ref');
    const target = this.files.target(reference, spot.file, place);
    if (shape.inline === true && target.file !== this.main) return this.#inlined(value, type, spot, target);
    const { $ref: _, ...others } = value;
    inherit(others, value);
    const copy = /** @type {Record<string, unknown>} */ (this.#copyMap(others, type, spot));
    const bundled = { $ref: this.#pointTo(target, type, place), ...copy };
    inherit(bundled, value);
    return bundled;
  }

  /** Path items of other files: OpenAPI 3.0 has no components for them. @param {Record<string, unknown>} value @param {string} type @param {Spot} spot @param {Target} target */
  #inlined(value, type, spot, target) {
    const id = `${target.file}#${target.pointer}`;
    const place = placeOf(value, '$ref');
    if (spot.inlined.includes(id))
      throw new DocumentRefused('reference-cycle', `A reference to ${id} leads to itself.`, place);
    this.#check(target, place);
    const below = { file: target.file, depth: spot.depth + 1, inlined: [...spot.inlined, id] };
    return this.#copy(this.files.at(target), type, below);
  }

  /** @param {Target} target @param {string} type @param {import('./plain.mjs').Place | undefined} place @returns {string} */
  #pointTo(target, type, place) {
    if (target.file === this.main) return `#${target.pointer}`;
    const section = SHAPES[type]?.section ?? 'schemas';
    this.#check(target, place);
    const id = `${section} ${target.file}#${target.pointer}`;
    const known = this.#names.get(id);
    if (known !== undefined) return `#/components/${section}/${known}`;
    const name = this.#freeName(section, target);
    this.#names.set(id, name);
    this.#waiting.push({ section, name, type, target });
    return `#/components/${section}/${escapeKey(name)}`;
  }

  /** @param {Target} target @param {import('./plain.mjs').Place | undefined} place */
  #check(target, place) {
    if (this.files.at(target) !== undefined) return;
    throw new DocumentRefused(
      'reference-missing',
      `There is nothing at ${target.file}#${target.pointer}.`,
      place,
    );
  }

  /** @param {string} section @param {Target} target */
  #freeName(section, { file, pointer }) {
    const taken = this.#taken.get(section) ?? new Set(Object.keys(this.root.components?.[section] ?? {}));
    this.#taken.set(section, taken);
    const wish = fromPointer(pointer).at(-1) ?? posix.basename(file).replace(/\.\w+$/, '');
    const base = wish.replace(/[^A-Za-z0-9._-]/g, '_') || 'part';
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`;
    taken.add(name);
    return name;
  }

  /** Its mapping may name files, too. @param {unknown} value @param {Spot} spot */
  #discriminator(value, spot) {
    const copy = /** @type {any} */ (this.#copy(value, undefined, spot));
    if (!isMap(copy) || !isMap(copy['mapping'])) return copy;
    const mapping = /** @type {Record<string, unknown>} */ (copy['mapping']);
    for (const [key, reference] of Object.entries(mapping)) {
      if (typeof reference !== 'string' || (!FILE.test(reference) && spot.file === this.main)) continue;
      if (!FILE.test(reference) && !reference.startsWith('#/')) continue;
      const place = placeOf(mapping, key);
      mapping[key] = this.#pointTo(this.files.target(reference, spot.file, place), 'schema', place);
    }
    return copy;
  }
}
