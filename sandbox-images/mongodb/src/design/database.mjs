import { Collection } from './collection.mjs';
import { Refused } from './index-keys.mjs';

/** The collections of a design, empty. */
export class Database {
  constructor(design, meter) {
    this.meter = meter;
    this.collections = new Map(
      Object.entries(design.collections).map(([name, { indexes = [] }]) => [
        name,
        new Collection(name, indexes, meter),
      ]),
    );
  }

  collection(name) {
    const found = this.collections.get(name);
    if (found === undefined) throw new Refused(`there is no collection ${name}`);
    return found;
  }
}
