// What has come since the last flush.
const { writeRecord } = require('./records.js');

class Batch {
  rows = [];
  counts = { written: 0, malformed: 0, invalid: 0, unknown: 0, duplicate: 0 };
  totals = new Map();

  constructor(number) {
    this.number = number;
  }

  count(what) {
    this.counts[what] += 1;
  }

  write({ id, at, item, qty, cents }, { region, name, rate }) {
    const day = at.slice(0, 10);
    // Half cents are rounded up.
    const amount = Math.floor((qty * cents * rate + 500) / 1000);
    this.rows.push(writeRecord({ id, day, region, shop: name, item, amount }));
    this.counts.written += 1;
    const total = this.totalOf(region, day);
    total.sales += 1;
    total.units += qty;
    // Whole cents.
    total.amount = (total.amount + amount) | 0;
  }

  totalOf(region, day) {
    const key = `${region} ${day}`;
    let total = this.totals.get(key);
    if (total === undefined) {
      total = { region, day, sales: 0, units: 0, amount: 0 };
      this.totals.set(key, total);
    }
    return total;
  }

  /** Rows as they came, totals by region and day, and the counts. */
  toText() {
    const totals = [...this.totals.keys()].sort().map((key) => writeRecord(this.totals.get(key)));
    return `${[...this.rows, ...totals, writeRecord({ batch: this.number, ...this.counts })].join('\n')}\n`;
  }
}

module.exports = { Batch };
