// The table of shops, as the lines in which it came.
const { readRecord, writeRecord } = require('./records.js');

class Shops {
  text = '';

  /** Adds a shop, or takes the place of the one with this id. */
  save(line) {
    const shop = readRecord(line);
    const table = this.load().set(shop.id, shop);
    this.text = [...table.values()].map((row) => `${writeRecord(row)}\n`).join('');
  }

  find(id) {
    return this.load().get(id);
  }

  /** The table, by id. */
  load() {
    const lines = this.text.split('\n').filter((line) => line !== '');
    return new Map(lines.map(readRecord).map((row) => [row.id, row]));
  }
}

module.exports = { Shops };
