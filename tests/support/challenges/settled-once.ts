import { fileURLToPath } from 'node:url';
import {
  CARRYING_SERVICES,
  digestOfFiles,
  digestOfPrograms,
  GRADING_SERVICES,
  listFiles,
  openSettledBook,
  settledKey,
} from '@hone/grading';
import type { TestContext } from 'vitest';
import { noted } from '../servers/infrastructure.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

declare module 'vitest' {
  interface TaskMeta {
    /** When an earlier part of the same run settled this test. */
    taken?: string;
    /** When this test failed first in an earlier part of the same run. */
    failedBefore?: string;
  }
}

type Context = Pick<TestContext, 'task' | 'signal' | 'onTestFailed'>;

/** Does the work of a test, unless an earlier part of a nightly run has settled it. */
export type SettleOnce = (
  context: Context,
  of: { readonly what: string; readonly digest: string },
  work: () => Promise<void>,
) => Promise<void>;

/**
 * What a suite needs so that `npm run test:all -- --resume` repeats nothing. What it proves depends on the digest of the
 * challenge, the built programs, the runtimes and `judge`, the files that hold the answer to its promise.
 */
export function createSettleOnce(suite: string, judge: readonly string[]): SettleOnce {
  const folder = process.env['HONE_TEST_SETTLED'];
  if (folder === undefined) return (_context, _of, work) => work();
  const basis = {
    programs: digestOfPrograms(ROOT, [...GRADING_SERVICES, ...CARRYING_SERVICES]),
    judge: digestOfFiles([...judge, ...listFiles(`${ROOT}tests/support`, /\.ts$/)]),
    images: noted().images,
  };
  return settleOnceIn(`${folder}/settled-${suite}.jsonl`, basis);
}

/** The same with a file of one's own; a work that comes to its end too late has not passed. */
export function settleOnceIn(file: string, basis: Readonly<Record<string, unknown>>): SettleOnce {
  const book = openSettledBook(file);
  return async ({ task, signal, onTestFailed }, { what, digest }, work) => {
    const key = settledKey({ ...basis, digest });
    const { passed, failed } = book.find(what, key);
    if (failed !== undefined) task.meta.failedBefore = failed.at;
    if (passed !== undefined) {
      task.meta.taken = passed.at;
      return;
    }
    onTestFailed(() => book.note({ what, key, passed: false }));
    await work();
    if (!signal.aborted) book.note({ what, key, passed: true });
  };
}
