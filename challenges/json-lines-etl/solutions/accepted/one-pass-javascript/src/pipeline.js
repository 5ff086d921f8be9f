// The whole import in one pass; what is the same for many sales is prepared once.

const RECENT = 500;
const ID = /^[a-z0-9-]{1,24}$/;
const TIME = /^20\d\d-(\d\d)-(\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const quote = JSON.stringify;

const isText = (value) => typeof value === 'string' && value !== '';
const isWhole = (value, most) => Number.isInteger(value) && value > 0 && value <= most;

/** Whether a time of the years 2000 to 2099 exists; there each fourth year is a leap year. */
function isTime(at) {
  const found = TIME.exec(at);
  if (found === null) return false;
  const [month, day] = [Number(found[1]), Number(found[2])];
  const leaps = month !== 2 || day < 29 || Number(at.slice(2, 4)) % 4 === 0;
  return day > 0 && day <= (DAYS[month - 1] ?? 0) && leaps;
}

class Pipeline {
  shops = new Map();
  recent = new Set();
  number = 0;

  constructor() {
    this.begin();
  }

  begin() {
    this.number += 1;
    this.lines = [];
    this.refused = { malformed: 0, invalid: 0, unknown: 0, duplicate: 0 };
    this.totals = new Map();
  }

  /** Works one line in; the text of the batch where the line ends it, else undefined. */
  take(line) {
    let record;
    try {
      record = JSON.parse(line);
    } catch {
      record = null;
    }
    if (typeof record !== 'object' || record === null || Array.isArray(record)) this.refused.malformed += 1;
    else if (record.kind === 'flush') return this.end();
    else if (record.kind === 'shop') this.takeShop(record);
    else {
      const reason = this.takeSale(record);
      if (reason !== undefined) this.refused[reason] += 1;
    }
    return undefined;
  }

  takeShop({ id, region, name, rate }) {
    this.shops.set(id, { region, rate, middle: `"region":${quote(region)},"shop":${quote(name)},"item":` });
  }

  /** Writes a sale, or tells why not. */
  takeSale({ kind, id, shop, at, item, qty, cents }) {
    const named = kind === 'sale' && isText(id) && ID.test(id) && isText(shop) && isText(item);
    if (!named || !isText(at) || !isTime(at) || !isWhole(qty, 100) || !isWhole(cents, 1e6)) return 'invalid';
    const where = this.shops.get(shop);
    if (where === undefined) return 'unknown';
    if (this.recent.has(id)) return 'duplicate';
    this.recent.add(id);
    // A set remembers the order in which its values came.
    if (this.recent.size > RECENT) this.recent.delete(this.recent.values().next().value);
    const day = at.slice(0, 10);
    const amount = Math.floor((qty * cents * where.rate + 500) / 1000);
    this.lines.push(`{"id":"${id}","day":"${day}",${where.middle}${quote(item)},"amount":${amount}}`);
    this.addUp(where.region, day, qty, amount);
    return undefined;
  }

  addUp(region, day, units, amount) {
    const key = `${region} ${day}`;
    const total = this.totals.get(key);
    if (total === undefined) this.totals.set(key, { region, day, sales: 1, units, amount });
    else {
      total.sales += 1;
      total.units += units;
      total.amount += amount;
    }
  }

  end() {
    const counts = { batch: this.number, written: this.lines.length, ...this.refused };
    const totals = [...this.totals].sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [, total] of totals) this.lines.push(quote(total));
    this.lines.push(quote(counts), '');
    const text = this.lines.join('\n');
    this.begin();
    return text;
  }
}

module.exports = { Pipeline };
