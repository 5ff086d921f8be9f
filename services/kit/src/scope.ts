import { AsyncLocalStorage } from 'node:async_hooks';

/** Small facts about the work in hand: ids, never content. */
export type ScopeFacts = Readonly<Record<string, string | number>>;

/** What the work in hand belongs to, carried along calls and promises without being passed: for the log and traces. */
export interface Scope {
  /** Does `work` under these facts, added to those that hold already. */
  run<T>(facts: ScopeFacts, work: () => T): T;
  /** Does work that goes on for nobody in particular: no facts hold. */
  apart<T>(work: () => T): T;
  /** The facts that hold here. */
  facts(): ScopeFacts;
}

/** Creates the scope of one process. */
export function createScope(): Scope {
  const storage = new AsyncLocalStorage<ScopeFacts>();
  const facts = () => storage.getStore() ?? {};
  return {
    facts,
    run: (added, work) => storage.run({ ...facts(), ...added }, work),
    apart: (work) => storage.run({}, work),
  };
}
