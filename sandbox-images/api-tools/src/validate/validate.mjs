import { createRequire } from 'node:module';

import { ANSWER, clip } from '../limits.mjs';
import { valueAt } from '../document/pointer.mjs';
import { isValidOnceCoerced } from './coerce.mjs';
import { plainSchema } from './plain-schema.mjs';

// Both are of CommonJS and export a class and a function as they are.
const require = createRequire(import.meta.url);
const { Ajv2020 } = require('ajv/dist/2020.js');
const { default: addFormats } = require('ajv-formats');

/** @typedef {{id: string, schema: string, value: unknown, direction: 'request' | 'response', coerce?: boolean}} Case */

/** Patterns are written with and without the rules of Unicode. @param {string} pattern @param {string} flags */
function toRegExp(pattern, flags) {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}
toRegExp.code = 'new RegExp';

const OPTIONS = {
  strict: false,
  // The document was checked when it was opened.
  meta: false,
  validateSchema: false,
  allErrors: true,
  logger: false,
  // A property called "constructor" is missing where a value has none of its own.
  ownProperties: true,
  multipleOfPrecision: 9,
  code: { regExp: toRegExp },
};

/** Tries values on the schemas of one document. @param {{document: unknown, version: '3.0' | '3.1'}} opened */
export function createValidator({ document, version }) {
  const ajv = new Ajv2020(OPTIONS);
  addFormats(ajv);
  /** @type {Map<string, any>} */
  const compiled = new Map();
  const validatorOf = (/** @type {Case} */ { schema, direction }) => {
    const id = `${direction} ${schema}`;
    const known = compiled.get(id);
    if (known !== undefined) return known;
    const validate = ajv.compile(plainSchema(schema, { document, version, direction }));
    compiled.set(id, validate);
    return validate;
  };
  return (/** @type {Case} */ tried) => {
    if (valueAt(document, tried.schema) === undefined)
      throw new Error(`case ${tried.id}: there is no schema at ${tried.schema}`);
    const outcome = attempt(tried, validatorOf);
    return { id: tried.id, ...outcome };
  };
}

/** @param {Case} tried @param {(tried: Case) => any} validatorOf */
function attempt(tried, validatorOf) {
  try {
    const validate = validatorOf(tried);
    if (validate(tried.value)) return { outcome: 'valid', errors: [] };
    const errors = validate.errors.slice(0, ANSWER.errors).map(toError);
    if (tried.coerce === true && isValidOnceCoerced(validate, tried.value))
      return { outcome: 'valid', errors: [] };
    return { outcome: 'invalid', errors };
  } catch (error) {
    // Nested beyond the stack, or a schema that the validator does not take although OpenAPI's own schema does.
    const errors = [{ pointer: '', keyword: 'schema', message: clip(error) }];
    return { outcome: 'limit', errors };
  }
}

/** @param {{instancePath: string, keyword: string, message?: string}} error */
const toError = ({ instancePath, keyword, message }) => ({
  pointer: clip(instancePath),
  keyword,
  message: clip(message ?? keyword),
});
