import { fromPointer } from '../document/pointer.mjs';

const ROUNDS = 20;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** What a scalar plainly means as another type, nothing else: null stays null. @param {unknown} value @param {string} type */
function readAs(value, type) {
  switch (type) {
    case 'boolean':
      if (value === 0 || value === 'false' || value === '0') return false;
      return value === 1 || value === 'true' || value === '1' ? true : undefined;
    case 'integer':
    case 'number': {
      const number = typeof value === 'string' && NUMBER.test(value) ? Number(value) : undefined;
      return number === undefined || (type === 'integer' && !Number.isSafeInteger(number))
        ? undefined
        : number;
    }
    case 'string':
      return ['number', 'boolean'].includes(typeof value) ? String(value) : undefined;
    default:
      return undefined;
  }
}

/**
 * Whether a value is valid once scalars of another type are read as what they plainly mean.
 *
 * @param {any} validate  a validator of ajv
 * @param {unknown} value  is changed on the way
 * @returns {boolean}
 */
export function isValidOnceCoerced(validate, value) {
  const holder = { value };
  for (let round = 0; round < ROUNDS; round += 1) {
    if (validate(holder.value)) return true;
    const changed = validate.errors.filter(
      (/** @type {any} */ error) => error.keyword === 'type' && change(holder, error),
    );
    if (changed.length === 0) return false;
  }
  return false;
}

/** @param {{value: unknown}} holder @param {{instancePath: string, params: {type: string | string[]}}} error */
function change(holder, { instancePath, params }) {
  const path = ['value', ...fromPointer(instancePath)];
  const key = /** @type {string} */ (path.pop());
  const parent = path.reduce((at, step) => at[step], /** @type {any} */ (holder));
  const meant = [params.type].flat().map((type) => readAs(parent[key], type));
  const first = meant.find((each) => each !== undefined);
  if (first === undefined) return false;
  parent[key] = first;
  return true;
}
