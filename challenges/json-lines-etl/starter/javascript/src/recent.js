// The ids of the sales that were written last.

const SIZE = 500;

class RecentIds {
  ids = [];

  has(id) {
    return this.ids.some((recent) => recent === id);
  }

  add(id) {
    this.ids = [...this.ids, id].slice(-SIZE);
  }
}

module.exports = { RecentIds };
