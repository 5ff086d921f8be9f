import type { Cell } from '../../compare/result-set.js';
import type { Answer } from '../../server/rows-server.js';
import type { Probe, Step } from './definition.js';
import type { ProbeSession } from '../../server/probed-server.js';
import { isOneOf } from './refusals.js';

/** A step that did not end as expected, and how it ended. */
export interface Broken {
  readonly step: Step;
  /** The statement that ended so. */
  readonly sql: string;
  readonly answer: Answer;
}

/** Opens a session of a role; the caller need not close it. */
export type OpenSession = (role: string) => Promise<ProbeSession>;

/** A pending statement, in a session that nothing else uses meanwhile. */
interface Pending {
  readonly sql: string;
  readonly answer: Promise<Answer>;
}

/** How long a statement with `later` gets to reach the lock that it will wait for. */
const HEAD_START_MS = 150;

/** Runs the steps of a probe in order until one does not end as expected; undefined if all do. */
export async function runProbe(
  { steps }: Probe,
  open: OpenSession,
  pause: (milliseconds: number) => Promise<void>,
): Promise<Broken | undefined> {
  const sessions = new Map<string, ProbeSession>();
  const pending = new Map<string, Pending>();
  try {
    for (const step of steps) {
      const key = `${step.as}/${step.session}`;
      const session = sessions.get(key) ?? (await open(step.as));
      sessions.set(key, session);
      const sent = send(step, session, pending.get(key));
      pending.delete(key);
      if (step.later) {
        pending.set(key, sent);
        await pause(HEAD_START_MS);
        continue;
      }
      const answer = await sent.answer;
      if (!isExpected(step, answer)) return { step, sql: sent.sql, answer };
    }
    return undefined;
  } finally {
    await Promise.allSettled([...pending.values()].map(({ answer }) => answer));
  }
}

/** Sends a step's statement after the session's pending one; a step without a statement returns the pending one. */
function send({ sql }: Step, session: ProbeSession, before: Pending | undefined): Pending {
  if (sql === undefined) {
    if (before === undefined) throw new Error('a step waits for a statement that nobody sent');
    return before;
  }
  const answer = (before?.answer ?? Promise.resolve()).then(() => session.run(sql));
  // The step that awaits it gets the error.
  answer.catch(() => undefined);
  return { sql, answer };
}

function isExpected({ refused, rows, any }: Step, answer: Answer): boolean {
  if (any) return answer.kind === 'result' || answer.kind === 'refused';
  if (answer.kind === 'refused') return refused !== undefined && isOneOf(refused, answer.sqlstate);
  if (answer.kind !== 'result') return false;
  return rows === undefined ? refused === undefined : areEqual(rows, answer.result.rows);
}

function areEqual(expected: readonly (readonly Cell[])[], actual: readonly (readonly Cell[])[]): boolean {
  return (
    expected.length === actual.length &&
    expected.every((row, place) => JSON.stringify(row) === JSON.stringify(actual[place]))
  );
}
