const { Problem } = require('./errors.js');

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Tests of values: each is true for what it lets through. */
const whole = (least, most) => (value) => Number.isInteger(value) && value >= least && value <= most;
const text = (pattern, most) => (value) => typeof value === 'string' && value.length <= most && pattern.test(value);
const listOf = (test, most) => (value) => Array.isArray(value) && value.length <= most && value.every(test);
const objectOf = (fields) => (value) =>
  isObject(value) && Object.keys(value).every((key) => Object.hasOwn(fields, key) && fields[key](value[key]));

/** The fields of a body. Anything that is not listed, and any value that its test does not let through, is a 422. */
function readBody(body, fields, required = []) {
  if (!isObject(body)) throw new Problem(422, 'The body must be an object');
  for (const key of Object.keys(body)) {
    if (!Object.hasOwn(fields, key)) throw new Problem(422, 'The body has a field that nobody may set');
    if (!fields[key](body[key])) throw new Problem(422, `${key} is not valid`);
  }
  for (const key of required) if (!Object.hasOwn(body, key)) throw new Problem(422, `${key} is missing`);
  return body;
}

module.exports = { listOf, objectOf, readBody, text, whole };
