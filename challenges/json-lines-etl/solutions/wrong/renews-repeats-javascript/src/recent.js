// The ids of the sales that came last.

const SIZE = 500;

class RecentIds {
  ids = new Set();

  /** Whether an id is among them. One that comes again is the latest. */
  has(id) {
    if (!this.ids.delete(id)) return false;
    this.ids.add(id);
    return true;
  }

  add(id) {
    this.ids.add(id);
    if (this.ids.size > SIZE) this.ids.delete(this.ids.values().next().value);
  }
}

module.exports = { RecentIds };
