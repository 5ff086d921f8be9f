import { setTimeout as sleep } from 'node:timers/promises';
import { eventBodySchema, isTerminal, type EventBody, type LiveEvent } from '@hone/contracts';
import type { EventLog } from '@hone/kit';

/** Maximum tries to emit a terminal event while another process interferes, and the pause between them. */
const MAX_EMITS = 5;
const PAUSE_MS = 20;

/** A list of emitted events: numbered from 1 without gaps, under one epoch. */
export interface EmittedList {
  readonly events: readonly LiveEvent[];
  readonly epoch: string;
}

/** An event without its number. */
export type TimedBody = EventBody & { readonly at: string };

function bodyOf(event: LiveEvent): TimedBody {
  const { submission: _submission, seq: _seq, ...body } = event;
  return body;
}

/** Events as text. Parsing by one schema gives equal events the same field order. */
function textOf(bodies: readonly TimedBody[]): string {
  return JSON.stringify(bodies.map(({ at, ...body }) => [at, eventBodySchema.parse(body)]));
}

/** Most compared lists are identical field by field; only others are parsed. */
const sameBodies = (a: readonly LiveEvent[], b: readonly LiveEvent[]): boolean => {
  if (a.length !== b.length) return false;
  const [one, other] = [a.map(bodyOf), b.map(bodyOf)];
  return JSON.stringify(one) === JSON.stringify(other) || textOf(one) === textOf(other);
};

/**
 * Rewrites the live log under a new epoch, so that followers and the record agree. Throws when another
 * process wrote at the same time; retrying is safe.
 */
async function rewriteLog(
  log: EventLog,
  submission: string,
  attempt: number,
  bodies: readonly TimedBody[],
): Promise<EmittedList> {
  await log.clear(submission);
  for (const { at, ...body } of bodies) await log.append(submission, attempt, body, at);
  const { events, epoch } = await log.read(submission, 0);
  if (epoch === null || textOf(events.map(bodyOf)) !== textOf(bodies))
    throw new Error(`another process wrote to the live log of ${submission} while it was rewritten`);
  return { events, epoch };
}

/**
 * The event list of an attempt's record, without the terminal event. Normally the live log, when it ends with
 * the attempt's `own` events. If the log was lost, the list is rebuilt from `earlier` and `own` and emitted
 * again. A list that another process has ended is not changed, because it is not decided yet which end
 * counts.
 */
export async function settleList(
  log: EventLog,
  submission: string,
  attempt: number,
  own: readonly LiveEvent[],
  earlier: readonly TimedBody[],
): Promise<EmittedList> {
  const { events, epoch } = await log.read(submission, 0);
  const open = events.filter((event) => !isTerminal(event));
  const tail = own.length === 0 ? [] : open.slice(-own.length);
  if (epoch !== null && sameBodies(tail, own)) return { events: open, epoch };
  const history = [...earlier, ...own.map(bodyOf)];
  if (epoch === null || open.length === events.length) return rewriteLog(log, submission, attempt, history);
  return { events: history.map((body, index) => ({ submission, seq: index + 1, ...body })), epoch };
}

/**
 * The submission and attempt of a terminal event, and the epoch under which the rest of the list was seen.
 */
export interface Ended {
  readonly submission: string;
  readonly attempt: number;
  readonly epoch?: string | undefined;
}

/**
 * Makes the live log end as the record does: appends the terminal event, or rewrites the log if it was lost.
 */
export async function emitEnding(
  log: EventLog,
  { submission, attempt, epoch }: Ended,
  recorded: readonly LiveEvent[],
): Promise<void> {
  const terminal = recorded.at(-1);
  if (terminal === undefined) return;
  if (epoch !== undefined && (await appendEnding(log, { submission, attempt, epoch }, terminal))) return;
  const live = await log.read(submission, 0);
  if (sameBodies(live.events, recorded)) return;
  if (sameBodies(live.events, recorded.slice(0, -1))) {
    if (await appendEnding(log, { submission, attempt }, terminal)) return;
  }
  await emitWithRetries(log, submission, attempt, recorded.map(bodyOf));
}

/** Whether the terminal event has its expected number; does not touch a log that was lost in the meantime. */
async function appendEnding(
  log: EventLog,
  { submission, attempt, epoch }: Ended,
  ending: LiveEvent,
): Promise<boolean> {
  const { at, ...body } = bodyOf(ending);
  const place = await log.append(submission, attempt, body, at, epoch);
  return place.ok && place.seq === ending.seq;
}

/** Another process that emits the same end writes the same list; the last one finds it complete. */
async function emitWithRetries(
  log: EventLog,
  submission: string,
  attempt: number,
  bodies: readonly TimedBody[],
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await rewriteLog(log, submission, attempt, bodies);
      return;
    } catch (error) {
      if (tries === MAX_EMITS) throw error;
      await sleep(PAUSE_MS * tries * (1 + Math.random()));
    }
  }
}

/** The list with `body` appended. */
export function withEvent(
  submission: string,
  list: readonly LiveEvent[],
  body: EventBody,
  at: string,
): LiveEvent[] {
  return [...list, { submission, seq: list.length + 1, at, ...body }];
}
