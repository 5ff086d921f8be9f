// What an argument must be, whoever sent it.
const { Refused } = require('./errors.js');

const MOST_CHARACTERS = 2000;

function text(value, name) {
  if (typeof value !== 'string' || value.includes('\0') || [...value].length > MOST_CHARACTERS)
    throw new Refused(name);
  return value;
}

function month(value, name) {
  if (!/^[0-9]{4}-(0[1-9]|1[0-2])$/.test(text(value, name))) throw new Refused(name);
  return value;
}

function whole(value, name, most = 2_147_483_647) {
  const number = typeof value === 'string' && /^[0-9]{1,10}$/.test(value) ? Number(value) : value;
  if (!Number.isInteger(number) || number < 1 || number > most) throw new Refused(name);
  return number;
}

function many(value, name, check) {
  if (!Array.isArray(value) || value.length > 100) throw new Refused(name);
  return value.map((each) => check(each, name));
}

function oneOf(value, name, offered) {
  // A Map has nothing but what was put in, and a list is no text, though it may read like one.
  if (typeof value !== 'string' || !offered.has(value)) throw new Refused(name);
  return offered.get(value);
}

module.exports = { many, month, oneOf, text, whole };
