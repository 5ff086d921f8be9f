import { fileURLToPath } from 'node:url';
import {
  CARRYING_SERVICES,
  digestOfFiles,
  digestsOfPrograms,
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

/** What is to be settled once: of a challenge of this kind and with this digest, in this language where it is in one. */
interface Settling {
  readonly what: string;
  readonly kind: string;
  readonly language?: string;
  readonly digest: string;
}

/** Does the work of a test, unless an earlier part of a nightly run has settled it. */
export type SettleOnce = (context: Context, of: Settling, work: () => Promise<void>) => Promise<void>;

/**
 * What a suite needs so that `npm run test:all -- --resume` repeats nothing. What it proves depends on the digest of the
 * challenge, the built programs that grade its kind, the runtimes and `judge`, the files that hold the answer to its promise.
 */
export function createSettleOnce(suite: string, judge: readonly string[]): SettleOnce {
  const folder = process.env['HONE_TEST_SETTLED'];
  if (folder === undefined) return (_context, _of, work) => work();
  const programsOf = digestsOfPrograms(ROOT, [...GRADING_SERVICES, ...CARRYING_SERVICES]);
  const judged = digestOfFiles([...judge, ...listFiles(`${ROOT}tests/support`, /\.ts$/)]);
  return settleOnceIn(`${folder}/settled-${suite}.jsonl`, (of) => ({
    judge: judged,
    programs: programsOf(of.kind),
    images: imagesFor(noted().images ?? {}, of),
  }));
}

type Images = Readonly<Record<string, string>>;

/** Answers run as services there, in images of their own. */
const WITH_SERVICES: ReadonlySet<string> = new Set(['api-design', 'microservices']);
/** What stands beside an answer in any language: the database, and the shop of an incident. */
const BESIDE: ReadonlySet<string> = new Set(['postgresql', 'javascript', 'python']);

/** Images that decide over an answer: none of services where there are none; beside a service, none of another language. */
export function imagesFor(images: Images, { kind, language }: Pick<Settling, 'kind' | 'language'>): Images {
  const baseOf = (id: string): string => id.replace(/-service$/, '');
  const services = Object.keys(images).filter((id) => id !== baseOf(id));
  const isOfAnother = (id: string): boolean =>
    language !== undefined && services.includes(`${id}-service`) && id !== language && !BESIDE.has(id);
  const counts = (id: string): boolean =>
    WITH_SERVICES.has(kind) ? !isOfAnother(baseOf(id)) : !services.includes(id);
  return Object.fromEntries(Object.entries(images).filter(([id]) => counts(id)));
}

type Basis = (of: Settling) => Readonly<Record<string, unknown>>;

/** The same with a file of one's own; a work that comes to its end too late has not passed. */
export function settleOnceIn(file: string, basis: Basis): SettleOnce {
  const book = openSettledBook(file);
  return async ({ task, signal, onTestFailed }, of, work) => {
    const { what, digest } = of;
    const key = settledKey({ ...basis(of), digest });
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
