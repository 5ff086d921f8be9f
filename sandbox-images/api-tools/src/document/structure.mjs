import validators from '@stoplight/spectral-rulesets/dist/oas/schemas/validators.js';

import { Problems } from './problem.mjs';

/** Where one of several forms is meant, what each of them misses says nothing beside what holds in all. */
const OF_FORMS = new Set(['if', 'oneOf', 'anyOf']);

/**
 * Whether a document is built as OpenAPI's own schema says.
 *
 * @param {unknown} document
 * @param {'3.0' | '3.1'} version
 * @returns {import('./problem.mjs').Problem[]}
 */
export function checkStructure(document, version) {
  const validate = /** @type {any} */ (validators)[version === '3.0' ? 'oas3_0' : 'oas3_1'];
  if (validate(document)) return [];
  const problems = new Problems();
  const errors = /** @type {any[]} */ (validate.errors);
  const telling = errors.filter(({ keyword }) => !OF_FORMS.has(keyword));
  const told = new Set();
  for (const error of telling.length > 0 ? telling : errors) {
    const message = describe(error);
    if (told.has(`${error.instancePath} ${message}`)) continue;
    told.add(`${error.instancePath} ${message}`);
    problems.add({ code: 'structure', message, pointer: error.instancePath });
  }
  return problems.list;
}

/** @param {any} error */
function describe({ keyword, params, message, instancePath }) {
  const where = instancePath === '' ? 'the document' : instancePath;
  if (keyword === 'additionalProperties')
    return `${where}: there is no key "${params.additionalProperty}" here`;
  if (keyword === 'unevaluatedProperties')
    return `${where}: there is no key "${params.unevaluatedProperty}" here`;
  if (keyword === 'enum') return `${where}: must be one of ${params.allowedValues.join(', ')}`;
  // A placeholder that the compiled schema leaves as it is.
  return `${where}: ${String(message).replace('"{{property}}" property ', '')}`;
}
