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
    /** When this test first failed in an earlier part of the same run. */
    failedBefore?: string;
  }
}

type Context = Pick<TestContext, 'task' | 'signal' | 'onTestFailed'>;

/** The key of a test: the kind and digest of its challenge, and the language where there is one. */
interface Settling {
  readonly what: string;
  readonly kind: string;
  readonly language?: string;
  readonly digest: string;
}

/** Does the work of a test, unless an earlier part of a nightly run has settled it. */
export type SettleOnce = (context: Context, of: Settling, work: () => Promise<void>) => Promise<void>;

/**
 * Lets `npm run test:all -- --resume` skip a suite's settled tests. The result depends on the digest of the challenge,
 * the built programs that grade its kind, the runtimes and `judge`, the files that check the answer's promise.
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

/** Answers run as services there, in separate images. */
const WITH_SERVICES: ReadonlySet<string> = new Set(['api-design', 'microservices']);
/** Runs alongside an answer in any language: the database, and the shop of an incident. */
const BESIDE: ReadonlySet<string> = new Set(['postgresql', 'javascript', 'python']);

/** Images that affect an answer: those of services only where there are services, and then only for its language. */
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

/** The same with a given file; work that ends too late has not passed. */
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
