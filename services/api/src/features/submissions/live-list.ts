import { setTimeout as sleep } from 'node:timers/promises';
import { eventBodySchema, isTerminal, type EventBody, type LiveEvent } from '@hone/contracts';
import type { EventLog } from '@hone/kit';

/** How often an ending is told that somebody else disturbs, and the milliseconds to wait before trying again. */
const TELLINGS = 5;
const PAUSE_MS = 20;

/** A list of events as it was told: numbered from 1 without gaps, under one epoch. */
export interface ToldList {
  readonly events: readonly LiveEvent[];
  readonly epoch: string;
}

/** An event without its number. */
export type TimedBody = EventBody & { readonly at: string };

function bodyOf(event: LiveEvent): TimedBody {
  const { submission: _submission, seq: _seq, ...body } = event;
  return body;
}

/** Events as text: parsed by the same schema, equal events have their fields in the same order. */
function textOf(bodies: readonly TimedBody[]): string {
  return JSON.stringify(bodies.map(({ at, ...body }) => [at, eventBodySchema.parse(body)]));
}

/** Most lists that are compared are one list that went two ways, field by field the same; only others are parsed. */
const sameBodies = (a: readonly LiveEvent[], b: readonly LiveEvent[]): boolean => {
  if (a.length !== b.length) return false;
  const [one, other] = [a.map(bodyOf), b.map(bodyOf)];
  return JSON.stringify(one) === JSON.stringify(other) || textOf(one) === textOf(other);
};

/**
 * Tells a list anew, under a new epoch: followers and the record then agree, whatever the live log held before.
 * Throws when somebody else wrote meanwhile; trying again is safe.
 */
async function retell(
  log: EventLog,
  submission: string,
  attempt: number,
  bodies: readonly TimedBody[],
): Promise<ToldList> {
  await log.clear(submission);
  for (const { at, ...body } of bodies) await log.append(submission, attempt, body, at);
  const { events, epoch } = await log.read(submission, 0);
  if (epoch === null || textOf(events.map(bodyOf)) !== textOf(bodies))
    throw new Error(`another process wrote to the live log of ${submission} while it was rewritten`);
  return { events, epoch };
}

/**
 * The list that an attempt's record will hold, terminal event excepted. That is the live list when it ends with the
 * attempt's `own` events. When the log was lost in between, the story is put together from `earlier` and `own`, and
 * told anew. A list that somebody else has ended stays as it is: which of the two endings counts is not decided yet.
 */
export async function settleList(
  log: EventLog,
  submission: string,
  attempt: number,
  own: readonly LiveEvent[],
  earlier: readonly TimedBody[],
): Promise<ToldList> {
  const { events, epoch } = await log.read(submission, 0);
  const open = events.filter((event) => !isTerminal(event));
  const tail = own.length === 0 ? [] : open.slice(-own.length);
  if (epoch !== null && sameBodies(tail, own)) return { events: open, epoch };
  const story = [...earlier, ...own.map(bodyOf)];
  if (epoch === null || open.length === events.length) return retell(log, submission, attempt, story);
  return { events: story.map((body, index) => ({ submission, seq: index + 1, ...body })), epoch };
}

/** Whose ending is told, and which life of the live log was seen to hold all of the story but the ending. */
export interface Ended {
  readonly submission: string;
  readonly attempt: number;
  readonly epoch?: string | undefined;
}

/** Makes the live log end as the record does: appends the terminal event, or tells all anew if the log was lost. */
export async function tellEnding(
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
  await tellPatiently(log, submission, attempt, recorded.map(bodyOf));
}

/** Whether the ending stands in its place now; a log that was lost meanwhile is left alone. */
async function appendEnding(
  log: EventLog,
  { submission, attempt, epoch }: Ended,
  ending: LiveEvent,
): Promise<boolean> {
  const { at, ...body } = bodyOf(ending);
  const place = await log.append(submission, attempt, body, at, epoch);
  return place.ok && place.seq === ending.seq;
}

/** Whoever else tells this ending at the same time tells the same; one of both comes last and finds it whole. */
async function tellPatiently(
  log: EventLog,
  submission: string,
  attempt: number,
  bodies: readonly TimedBody[],
): Promise<void> {
  for (let telling = 1; ; telling++) {
    try {
      await retell(log, submission, attempt, bodies);
      return;
    } catch (error) {
      if (telling === TELLINGS) throw error;
      await sleep(PAUSE_MS * telling * (1 + Math.random()));
    }
  }
}

/** The list that follows `list` when `body` happens. */
export function withEvent(
  submission: string,
  list: readonly LiveEvent[],
  body: EventBody,
  at: string,
): LiveEvent[] {
  return [...list, { submission, seq: list.length + 1, at, ...body }];
}
