/** Kinds of values from the lowest to the highest, as MongoDB sorts them. */
const KINDS = ['missing', 'null', 'number', 'string', 'object', 'array', 'boolean', 'date', 'regexp'];

/** @param {unknown} value */
function kindOf(value) {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof RegExp) return 'regexp';
  return typeof value;
}

/** Place of a value's kind among the kinds. @param {unknown} value */
export const kindRank = (value) => KINDS.indexOf(kindOf(value));

/** Compares two values of any kinds as MongoDB orders them: below 0, 0 or above. */
export function compareValues(left, right) {
  const [leftKind, rightKind] = [kindOf(left), kindOf(right)];
  if (leftKind !== rightKind) return KINDS.indexOf(leftKind) - KINDS.indexOf(rightKind);
  switch (leftKind) {
    case 'missing':
    case 'null':
      return 0;
    case 'array':
      return compareLists(left, right);
    case 'object':
      return compareLists(Object.entries(left), Object.entries(right));
    case 'number':
      return compareNumbers(left, right);
    case 'date':
      return left.getTime() - right.getTime();
    case 'string':
      return compareTexts(left, right);
    case 'regexp':
      return compareTexts(String(left), String(right));
    default:
      return Number(left) - Number(right);
  }
}

/** By their bytes of UTF-8; where no character is beyond the first plane, units of UTF-16 have the same order. */
function compareTexts(left, right) {
  if (left === right) return 0;
  if (/[\ud800-\uffff]/.test(left + right)) return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return left < right ? -1 : 1;
}

/** NaN is below every number. */
function compareNumbers(left, right) {
  if (Number.isNaN(left) || Number.isNaN(right))
    return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareLists(left, right) {
  for (let place = 0; place < Math.min(left.length, right.length); place += 1) {
    const order = compareValues(left[place], right[place]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
