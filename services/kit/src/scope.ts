import { AsyncLocalStorage } from 'node:async_hooks';

/** Small facts about the current work: ids, never content. */
export type ScopeFacts = Readonly<Record<string, string | number>>;

/** Facts about the current work, carried along calls and promises, for logs and traces. */
export interface Scope {
  /** Runs `work` with these facts, in addition to the current ones. */
  run<T>(facts: ScopeFacts, work: () => T): T;
  /** Runs work that belongs to no request: without facts. */
  apart<T>(work: () => T): T;
  /** The current facts. */
  facts(): ScopeFacts;
}

/** Creates the scope of a process. */
export function createScope(): Scope {
  const storage = new AsyncLocalStorage<ScopeFacts>();
  const facts = () => storage.getStore() ?? {};
  return {
    facts,
    run: (added, work) => storage.run({ ...facts(), ...added }, work),
    apart: (work) => storage.run({}, work),
  };
}
