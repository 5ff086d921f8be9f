// Functions and plain maps; a sale's id is known while it is among the last 500 that were written.
const LAST = 500;
const REFUSALS = ['malformed', 'invalid', 'unknown', 'duplicate'];

const isText = (value) => typeof value === 'string' && value.length > 0;
const isNumber = (value, most) => typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most;

function isKnownCharacters(id) {
  if (id.length > 24) return false;
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i);
    const letter = code >= 97 && code <= 122;
    const digit = code >= 48 && code <= 57;
    if (!letter && !digit && code !== 45) return false;
  }
  return true;
}

function isMoment(at) {
  const match = /^(20\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/.exec(at);
  if (!match) return false;
  const [year, month, day, hours, minutes, seconds] = match.slice(1).map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59 || month < 1 || month > 12 || day < 1) return false;
  // Day 0 of the next month is the last one of this.
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isSale(sale) {
  if (sale.kind !== 'sale' || !isText(sale.id) || !isKnownCharacters(sale.id)) return false;
  if (!isText(sale.shop) || !isText(sale.item) || !isText(sale.at) || !isMoment(sale.at)) return false;
  return isNumber(sale.qty, 100) && isNumber(sale.cents, 1000000);
}

class Pipeline {
  constructor() {
    this.shops = {};
    Object.setPrototypeOf(this.shops, null);
    // Where in the order of all written sales each id came last.
    this.written = new Map();
    this.count = 0;
    this.batch = 0;
    this.next();
  }

  next() {
    this.batch++;
    this.output = '';
    this.here = 0;
    this.counts = Object.fromEntries(REFUSALS.map((reason) => [reason, 0]));
    this.regions = new Map();
  }

  take(line) {
    let object = null;
    try {
      object = JSON.parse(line);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    if (object === null || typeof object !== 'object' || Array.isArray(object)) {
      this.counts.malformed++;
      return undefined;
    }
    if (object.kind === 'flush') return this.flush();
    if (object.kind === 'shop') {
      this.shops[object.id] = object;
      return undefined;
    }
    const refusal = this.refusal(object);
    if (refusal) this.counts[refusal]++;
    else this.write(object, this.shops[object.shop]);
    return undefined;
  }

  refusal(sale) {
    if (!isSale(sale)) return 'invalid';
    if (!this.shops[sale.shop]) return 'unknown';
    const before = this.written.get(sale.id);
    return before !== undefined && before >= this.count - LAST ? 'duplicate' : null;
  }

  write(sale, shop) {
    this.written.set(sale.id, this.count++);
    if (this.written.size > 20 * LAST) this.forget();
    this.here++;
    const day = sale.at.substring(0, 10);
    const mills = sale.qty * sale.cents * shop.rate;
    const amount = (mills - (mills % 1000)) / 1000 + (mills % 1000 >= 500 ? 1 : 0);
    const row = { id: sale.id, day, region: shop.region, shop: shop.name, item: sale.item, amount };
    this.output += `${JSON.stringify(row)}\n`;
    if (!this.regions.has(shop.region)) this.regions.set(shop.region, new Map());
    const days = this.regions.get(shop.region);
    if (!days.has(day)) days.set(day, { sales: 0, units: 0, amount: 0 });
    const total = days.get(day);
    total.sales++;
    total.units += sale.qty;
    total.amount += amount;
  }

  forget() {
    for (const [id, at] of this.written) if (at < this.count - LAST) this.written.delete(id);
  }

  flush() {
    let text = this.output;
    for (const region of [...this.regions.keys()].sort()) {
      const days = this.regions.get(region);
      for (const day of [...days.keys()].sort()) text += `${JSON.stringify({ region, day, ...days.get(day) })}\n`;
    }
    text += `${JSON.stringify({ batch: this.batch, written: this.here, ...this.counts })}\n`;
    this.next();
    return text;
  }
}

module.exports = { Pipeline };
