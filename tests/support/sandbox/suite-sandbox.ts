import { afterAll, beforeAll, expect } from 'vitest';
import { boxesOf, openTestSandbox } from './sandbox.js';

export type SuiteSandbox = Awaited<ReturnType<typeof openTestSandbox>>;

/** What a suite does beside. */
export interface SuiteHooks {
  /** Before the sandbox is closed. */
  readonly end?: () => Promise<unknown>;
  /** How long it may take to begin, and to end. */
  readonly patienceMs?: number;
}

/**
 * Opens a sandbox before the first test of a suite and then does what `begin` says. After the last test it closes the
 * sandbox and expects that none of its boxes is left.
 */
export function useSandbox(
  begin: (sandbox: SuiteSandbox) => Promise<void> | void,
  { end, patienceMs = 60_000 }: SuiteHooks = {},
): void {
  let sandbox: SuiteSandbox;
  beforeAll(async () => {
    sandbox = await openTestSandbox();
    await begin(sandbox);
  }, patienceMs);
  afterAll(async () => {
    await end?.();
    await sandbox.close();
    expect(await boxesOf(sandbox.workerId)).toEqual([]);
  }, patienceMs);
}
