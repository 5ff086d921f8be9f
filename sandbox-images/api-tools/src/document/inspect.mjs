import { DOCUMENT } from '../limits.mjs';
import { placeOf } from './plain.mjs';
import { escapeKey, isMap, ownValue, valueAt } from './pointer.mjs';
import { Problems } from './problem.mjs';
import { memberType, METHODS, SHAPES } from './shapes.mjs';

/** @typedef {import('./shapes.mjs').Type} Type */
/** @typedef {{key: string, pointer: string, type: Type | undefined}} At */

const KIND_OF_COMPONENT = /^#\/components\/([^/]+)\/[^/]+$/;
const NOT_FOLLOWED = ['$dynamicRef', '$recursiveRef'];

/**
 * What a bundled document has to keep beyond the schema of OpenAPI: references lead to something of the right kind and
 * end somewhere, patterns are regular expressions.
 *
 * @param {any} document
 * @returns {import('./problem.mjs').Problem[]}
 */
export function inspect(document) {
  const problems = new Problems();
  let operations = 0;
  const visit = (
    /** @type {any} */ value,
    /** @type {Type | undefined} */ type,
    /** @type {string} */ pointer,
  ) => {
    if (value === null || typeof value !== 'object') return;
    if (type === 'pathItem') operations += METHODS.filter((method) => method in value).length;
    if (isMap(value)) inspectMap(document, value, type, pointer, problems);
    for (const [key, member] of Object.entries(value))
      visit(member, memberType(type, key), `${pointer}/${escapeKey(key)}`);
  };
  visit(document, 'document', '');
  if (operations > DOCUMENT.operations)
    problems.add({
      code: 'too-many-operations',
      message: `There are ${operations} operations; ${DOCUMENT.operations} are the limit.`,
      pointer: '/paths',
    });
  return problems.list;
}

/** @param {any} document @param {Record<string, unknown>} value @param {Type | undefined} type @param {string} pointer @param {Problems} problems */
function inspectMap(document, value, type, pointer, problems) {
  const tell = (/** @type {string} */ key, /** @type {string} */ code, /** @type {string} */ message) => {
    const place = placeOf(value, key);
    problems.add({ code, message, pointer: `${pointer}/${escapeKey(key)}`, ...(place && { place }) });
  };
  const reference = ownValue(value, '$ref');
  const shape = typeof type === 'string' ? SHAPES[type] : undefined;
  if (typeof reference === 'string' && shape !== undefined && (shape.section ?? shape.inline) !== undefined) {
    const wrong = wrongReference(document, reference, shape.section);
    if (wrong !== undefined) tell('$ref', wrong.code, wrong.message);
  }
  if (type !== 'schema') return;
  for (const key of NOT_FOLLOWED)
    if (Object.hasOwn(value, key)) tell(key, 'reference-malformed', `${key} is not followed; use $ref.`);
  const patterns = /** @type {[string, unknown][]} */ ([['pattern', ownValue(value, 'pattern')]]);
  const more = ownValue(value, 'patternProperties');
  if (isMap(more))
    patterns.push(
      ...Object.keys(more).map((key) => /** @type {[string, unknown]} */ (['patternProperties', key])),
    );
  for (const [key, pattern] of patterns)
    if (typeof pattern === 'string' && !isPattern(pattern))
      tell(key, 'invalid-pattern', `${JSON.stringify(pattern)} is no regular expression.`);
}

/** @param {any} document @param {string} reference @param {string | undefined} section */
function wrongReference(document, reference, section) {
  const kept = KIND_OF_COMPONENT.exec(reference)?.[1];
  if (kept !== undefined && section !== undefined && kept !== section)
    return { code: 'reference-kind', message: `${reference} is no member of components/${section}.` };
  const passed = new Set();
  for (let next = reference; ;) {
    if (passed.has(next))
      return { code: 'reference-cycle', message: `${reference} leads to nothing but itself.` };
    passed.add(next);
    const target = valueAt(document, next.slice(1));
    if (target === undefined) return { code: 'reference-missing', message: `There is nothing at ${next}.` };
    const further = ownValue(target, '$ref');
    if (typeof further !== 'string' || !further.startsWith('#/')) return undefined;
    next = further;
  }
}

/** @param {string} pattern */
function isPattern(pattern) {
  return ['u', ''].some((flags) => {
    try {
      new RegExp(pattern, flags);
      return true;
    } catch {
      return false;
    }
  });
}
