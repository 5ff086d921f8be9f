const NUMBERS = new Set(['$numberInt', '$numberLong', '$numberDouble']);

/**
 * A value of Extended JSON, relaxed or canonical, as the language works with it: dates, regular expressions and numbers,
 * which all are doubles here. Throws on types that there are none of.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
export function fromExtended(value) {
  if (Array.isArray(value)) return value.map(fromExtended);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0].startsWith('$')) {
    const typed = readTyped(keys[0], value[keys[0]]);
    if (typed !== undefined) return typed;
  }
  return Object.fromEntries(keys.map((key) => [key, fromExtended(value[key])]));
}

/** @param {string} key @param {any} held */
function readTyped(key, held) {
  if (key === '$date') return readDate(held);
  if (key === '$regularExpression') return new RegExp(held.pattern, held.options.replace(/[^ims]/g, ''));
  if (NUMBERS.has(key)) return readNumber(held);
  if (key === '$oid' || key === '$numberDecimal' || key === '$binary')
    throw new TypeError(`${key} is no type that documents have here`);
  return undefined;
}

/** @param {any} held */
function readDate(held) {
  const milliseconds = typeof held === 'object' ? Number(held.$numberLong) : held;
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) throw new TypeError(`${JSON.stringify(held)} is no date`);
  return date;
}

/** @param {unknown} held */
function readNumber(held) {
  const number = Number(held);
  if (Number.isNaN(number) && held !== 'NaN') throw new TypeError(`${JSON.stringify(held)} is no number`);
  return number;
}
