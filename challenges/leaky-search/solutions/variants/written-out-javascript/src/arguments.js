// What an argument may be. Each function gives the value for the database, or refuses the argument by its name.
const { Refused } = require('./errors.js');

function text(name, value) {
  if (!isText(value)) throw new Refused(name);
  return value;
}

function isText(value) {
  return typeof value === 'string' && !value.includes('\0') && Array.from(value).length <= 2000;
}

function whole(name, value, most) {
  const number = typeof value === 'string' && /^[0-9]{1,10}$/.test(value) ? Number.parseInt(value, 10) : value;
  if (!Number.isInteger(number) || number < 1 || number > most) throw new Refused(name);
  return number;
}

function list(name, value, each) {
  if (!Array.isArray(value) || value.length > 100) throw new Refused(name);
  return value.map((element) => each(name, element));
}

const id = (name, value) => whole(name, value, 2 ** 31 - 1);

module.exports = { id, list, text, whole };
