// What has come since the last flush, as JSON, so that it could be saved at any moment.
const { copyRecord, readRecord, writeRecord } = require('./records.js');

class Batch {
  rows = '';

  constructor(number) {
    this.number = number;
    const counts = { batch: number, written: 0, malformed: 0, invalid: 0, unknown: 0, duplicate: 0 };
    this.state = writeRecord({ counts, totals: {} });
  }

  count(what) {
    this.change(({ counts }) => {
      counts[what] += 1;
    });
  }

  write(sale, shop) {
    const row = toRow(sale, shop);
    this.rows = `${this.rows}${writeRecord(row)}\n`;
    this.count('written');
    this.addUp(row, 'sales', 1);
    this.addUp(row, 'units', sale.qty);
    this.addUp(row, 'amount', row.amount);
  }

  addUp({ region, day }, what, value) {
    this.change(({ totals }) => {
      const total = (totals[`${region} ${day}`] ??= { region, day, sales: 0, units: 0, amount: 0 });
      total[what] += value;
    });
  }

  change(by) {
    const state = readRecord(this.state);
    by(state);
    this.state = writeRecord(state);
  }

  /** Rows as they came, totals by region and day, and the counts. */
  toText() {
    const { counts, totals } = readRecord(this.state);
    const lines = Object.keys(totals)
      .sort()
      .map((key) => `${writeRecord(totals[key])}\n`);
    return `${this.rows}${lines.join('')}${writeRecord(counts)}\n`;
  }
}

/** A sale as the ledger wants it, in its currency, half cents rounded up. It shares nothing with what it is made of. */
function toRow(sale, shop) {
  const { id, at, item, qty, cents } = copyRecord(sale);
  const { region, name, rate } = copyRecord(shop);
  const amount = Math.floor((qty * cents * rate + 500) / 1000);
  return { id, day: at.slice(0, 10), region, shop: name, item, amount };
}

module.exports = { Batch };
