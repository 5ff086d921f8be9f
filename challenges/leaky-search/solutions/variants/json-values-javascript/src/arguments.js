// Reads arguments one by one and remembers which of them it is at.
const { Refused } = require('./errors.js');

class Arguments {
  constructor(given) {
    this.given = given;
  }

  text(name) {
    return this.#read(name, textOf);
  }

  number(name, most = 2 ** 31 - 1) {
    return this.#read(name, (value) => numberOf(value, most));
  }

  oneOf(name, ...offered) {
    return this.#read(name, (value) => offered.find((each) => each === value));
  }

  month(name) {
    return this.#read(name, (value) =>
      typeof value === 'string' && /^\d{4}-(?:0[1-9]|1[012])$/.test(value) ? value : undefined,
    );
  }

  texts(name) {
    return this.#list(name, textOf);
  }

  numbers(name) {
    return this.#list(name, (value) => numberOf(value, 2 ** 31 - 1));
  }

  #list(name, read) {
    return this.#read(name, (list) => {
      if (!Array.isArray(list) || list.length > 100) return undefined;
      const values = list.map(read);
      return values.includes(undefined) ? undefined : values;
    });
  }

  #read(name, read) {
    const value = read(this.given[name]);
    if (value === undefined) throw new Refused(name);
    return value;
  }
}

function textOf(value) {
  if (typeof value !== 'string' || value.indexOf('\u0000') >= 0) return undefined;
  return Array.from(value).length <= 2000 ? value : undefined;
}

function numberOf(value, most) {
  let number = value;
  if (typeof value === 'string') number = /^\d{1,10}$/.test(value) ? parseInt(value, 10) : NaN;
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
}

module.exports = { Arguments };
