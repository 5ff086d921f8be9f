// The ids of the sales that were written last.

const SIZE = 500;

class RecentIds {
  ids = new Set();
  ring = [];
  oldest = 0;

  has(id) {
    return this.ids.has(id);
  }

  /** Adds an id that is not among them; the oldest makes room. */
  add(id) {
    if (this.ring.length < SIZE) this.ring.push(id);
    else {
      this.ids.delete(this.ring[this.oldest]);
      this.ring[this.oldest] = id;
      this.oldest = (this.oldest + 1) % SIZE;
    }
    this.ids.add(id);
  }
}

module.exports = { RecentIds };
