// What a sale must be like.

const ID = /^[a-z0-9-]{1,24}$/;
const TIME = /^20[0-9]{2}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$/;
const MOST_DAYS = 1000;
/** Days repeat, so each is looked at once. */
const days = new Map();

/** Rules only look, so they need no copies. */
function isValid({ kind, id, shop, at, item, qty, cents }) {
  return (
    kind === 'sale' &&
    typeof id === 'string' &&
    ID.test(id) &&
    typeof shop === 'string' &&
    shop !== '' &&
    typeof at === 'string' &&
    TIME.test(at) &&
    isDay(at.slice(0, 10)) &&
    typeof item === 'string' &&
    item !== '' &&
    isWhole(qty, 100) &&
    isWhole(cents, 1_000_000)
  );
}

function isWhole(value, most) {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

function isDay(day) {
  let known = days.get(day);
  if (known === undefined) {
    if (days.size === MOST_DAYS) days.clear();
    const time = new Date(day);
    known = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
    days.set(day, known);
  }
  return known;
}

module.exports = { isValid };
