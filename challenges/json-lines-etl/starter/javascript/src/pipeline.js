// Leads each line through the steps of the import.
const { Batch } = require('./batch.js');
const { RecentIds } = require('./recent.js');
const { readRecord } = require('./records.js');
const { isValid } = require('./rules.js');
const { Shops } = require('./shops.js');

class Pipeline {
  shops = new Shops();
  recent = new RecentIds();
  batch = new Batch(1);

  /** Works one line in; the text of the batch where the line ends it, else undefined. */
  take(line) {
    const record = readRecord(line);
    if (record === undefined) this.batch.count('malformed');
    else if (record.kind === 'shop') this.shops.save(line);
    else if (record.kind === 'flush') return this.endBatch();
    else this.takeSale(record);
    return undefined;
  }

  takeSale(sale) {
    if (!isValid(sale)) {
      this.batch.count('invalid');
      return;
    }
    const shop = this.shops.find(sale.shop);
    if (shop === undefined) this.batch.count('unknown');
    else if (this.recent.has(sale.id)) this.batch.count('duplicate');
    else {
      this.recent.add(sale.id);
      this.batch.write(sale, shop);
    }
  }

  endBatch() {
    const text = this.batch.toText();
    this.batch = new Batch(this.batch.number + 1);
    return text;
  }
}

module.exports = { Pipeline };
