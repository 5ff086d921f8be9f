import { afterAll, beforeAll, expect } from 'vitest';
import { boxesOf, openTestSandbox } from './sandbox.js';

export type SuiteSandbox = Awaited<ReturnType<typeof openTestSandbox>>;

/** Additional steps of a suite. */
export interface SuiteHooks {
  /** Runs before the sandbox is closed. */
  readonly end?: () => Promise<unknown>;
  /** Timeout of the beginning, and of the end. */
  readonly timeoutMs?: number;
}

/**
 * Opens a sandbox before the first test of a suite and then runs `begin`. After the last test it closes the
 * sandbox and expects that none of its boxes is left.
 */
export function useSandbox(
  begin: (sandbox: SuiteSandbox) => Promise<void> | void,
  { end, timeoutMs = 60_000 }: SuiteHooks = {},
): void {
  let sandbox: SuiteSandbox;
  beforeAll(async () => {
    sandbox = await openTestSandbox();
    await begin(sandbox);
  }, timeoutMs);
  afterAll(async () => {
    await end?.();
    await sandbox.close();
    expect(await boxesOf(sandbox.workerId)).toEqual([]);
  }, timeoutMs);
}
