import { createChance } from './chance.mjs';

/** The collections of a task, as they are stored now. */
export function createStore() {
  /** @type {Map<string, object[]>} */
  let collections = new Map();
  let chance = createChance(undefined);
  return {
    /** @param {Map<string, object[]>} given */
    replace(given) {
      collections = given;
      chance = createChance(undefined);
    },
    /** From now on documents come in an order that only the seed decides, and so do those that a sort leaves equal. */
    shuffle(/** @type {string} */ seed) {
      chance = createChance(seed);
      for (const [name, documents] of collections) collections.set(name, chance.stored(documents));
    },
    names: () => [...collections.keys()],
    /** @param {string} name @returns {object[] | undefined} */
    find: (name) => collections.get(name),
    chance: () => chance,
  };
}
