import { bundle } from './bundle.mjs';
import { Files } from './files.mjs';
import { inspect } from './inspect.mjs';
import { nearestPlace } from './places.mjs';
import { placeOf } from './plain.mjs';
import { escapeKey, isMap } from './pointer.mjs';
import { DocumentRefused } from './problem.mjs';
import { checkStructure } from './structure.mjs';

/** @typedef {import('./plain.mjs').Place} Place */

/**
 * Reads and bundles a document.
 *
 * @param {{files: Record<string, string>, main: string}} request
 */
export function open({ files: texts, main }) {
  try {
    const document = bundle(new Files(texts), main);
    const version = versionOf(document, main);
    const places = placesOf(document, main);
    // What the schema of OpenAPI finds is told only where references lead somewhere: half of it follows from those.
    const inspected = inspect(document);
    const found = inspected.length > 0 ? inspected : checkStructure(document, version);
    if (found.length > 0) return { ok: false, problems: found.map((problem) => located(problem, places)) };
    return { ok: true, version, document, places: Object.fromEntries(places) };
  } catch (error) {
    if (error instanceof DocumentRefused) return { ok: false, problems: [error.toProblem()] };
    if (error instanceof RangeError)
      return { ok: false, problems: [{ code: 'too-deep', message: 'The document is nested too deeply.' }] };
    throw error;
  }
}

/** @param {any} document @param {string} main @returns {'3.0' | '3.1'} */
function versionOf(document, main) {
  const told = document.openapi;
  const version = typeof told === 'string' ? /^(3\.[01])\.\d+$/.exec(told)?.[1] : undefined;
  if (version !== undefined) return /** @type {'3.0' | '3.1'} */ (version);
  const says = told === undefined ? 'has no key "openapi"' : `says openapi: ${JSON.stringify(told)}`;
  throw new DocumentRefused(
    'not-openapi',
    `${main} ${says}; OpenAPI "3.0.x" and "3.1.x" are read.`,
    placeOf(document, 'openapi') ?? { file: main, line: 1, column: 1 },
  );
}

/** Where each value stands, by pointer. @param {unknown} document @param {string} main @returns {Map<string, Place>} */
function placesOf(document, main) {
  /** @type {Map<string, Place>} */
  const places = new Map([['', { file: main, line: 1, column: 1 }]]);
  const visit = (/** @type {any} */ holder, /** @type {string} */ pointer) => {
    for (const [key, value] of Object.entries(holder)) {
      const at = `${pointer}/${escapeKey(key)}`;
      const place = placeOf(holder, key);
      if (place !== undefined) places.set(at, place);
      if (Array.isArray(value) || isMap(value)) visit(value, at);
    }
  };
  visit(document, '');
  return places;
}

/** A problem with its place, or that of what it stands in. @param {import('./problem.mjs').Problem} problem @param {Map<string, Place>} places */
function located(problem, places) {
  if (problem.place !== undefined || problem.pointer === undefined) return problem;
  const place = nearestPlace(places, problem.pointer);
  return place === undefined ? problem : { ...problem, place };
}
