// The table of shops, by id.
const { readRecord } = require('./records.js');

class Shops {
  table = new Map();

  /** Adds a shop, or takes the place of the one with this id. */
  save(line) {
    const shop = readRecord(line);
    this.table.set(shop.id, shop);
  }

  find(id) {
    return this.table.get(id);
  }
}

module.exports = { Shops };
