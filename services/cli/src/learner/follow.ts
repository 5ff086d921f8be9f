import { isTerminal, liveEventSchema, type EventPage, type LiveEvent } from '@hone/contracts';
import type { Timer } from '../regrading/wait-for-end.js';
import type { ChosenSite } from './choose-site.js';
import type { OpenLive } from './live-socket.js';
import { SiteAway } from './network-failure.js';
import type { SiteClient } from './site-client.js';

export interface FollowOptions {
  readonly chosen: ChosenSite;
  readonly client: Pick<SiteClient, 'listEvents'>;
  readonly openLive: OpenLive;
  readonly timer: Timer;
  /** Ends the following; the submission goes on. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: LiveEvent) => void;
  /** The live log restarted: events will be reported again. */
  readonly onRestart: () => void;
  readonly onAway: (away: boolean) => void;
}

/** Poll intervals: while the socket is down, and while it is up in case it missed something. */
const POLL_MS = 1_000;
const CHECK_MS = 15_000;

/**
 * Follows a submission to its last event, live if the socket works, else by polling; resolves to false when
 * the signal ended it. A lost network does not end it: it polls until the site is back.
 */
export async function followSubmission(id: string, options: FollowOptions): Promise<boolean> {
  const { timer, client, signal } = options;
  const reader = createReader(options);
  let isUp = false;
  let wake = new AbortController();
  const stir = (): void => wake.abort();
  signal.addEventListener('abort', stir);
  const socket = await options.openLive(options.chosen, id, {
    position: reader.position,
    onEvent(raw) {
      const event = liveEventSchema.safeParse(raw).data;
      if (event !== undefined) reader.take(event);
      if (reader.ended()) stir();
    },
    onUp: () => void (isUp = true),
    onDown() {
      isUp = false;
      stir();
    },
  });
  try {
    while (!reader.ended() && !signal.aborted) {
      await poll(id, client, reader, options);
      if (reader.ended()) break;
      wake = new AbortController();
      await timer.pause(isUp ? CHECK_MS : POLL_MS, AbortSignal.any([signal, wake.signal]));
      if (wake.signal.aborted && !isUp && !reader.ended()) await timer.pause(POLL_MS, signal);
    }
    return reader.ended();
  } finally {
    signal.removeEventListener('abort', stir);
    socket.close();
  }
}

async function poll(
  id: string,
  client: FollowOptions['client'],
  reader: ReturnType<typeof createReader>,
  { onAway, timer, signal }: FollowOptions,
): Promise<void> {
  try {
    const page = await client.listEvents(id, reader.position().after);
    onAway(false);
    const isNew = reader.renew(page);
    const list = isNew ? (await client.listEvents(id, 0)).items : page.items;
    for (const event of list) reader.take(event);
  } catch (error) {
    if (!(error instanceof SiteAway)) throw error;
    onAway(true);
    await timer.pause(error.retryAfterMs, signal);
  }
}

/** Passes on events in order, each once. */
function createReader({ onEvent, onRestart }: FollowOptions) {
  let last: LiveEvent | undefined;
  let epoch: string | undefined;
  let ended = false;
  return {
    /** Where to continue. A list whose epoch is unknown is read from its start: it may have been lost and rebuilt. */
    position: () => (epoch === undefined ? { after: 0 } : { after: last?.seq ?? 0, epoch }),
    ended: () => ended,
    take(event: LiveEvent): void {
      // A gap is filled by the next poll.
      if (ended || event.seq !== (last?.seq ?? 0) + 1) return;
      last = event;
      onEvent(event);
      ended = isTerminal(event);
    },
    /** Whether the log restarted, according to a page requested from the last `position`. */
    renew({ items, lastSeq, epoch: next = '' }: EventPage): boolean {
      const known = epoch;
      if (next !== '') epoch = next;
      // Not begun yet, or not readable at present: nothing is known about it.
      if (last === undefined || (next === '' && lastSeq === 0)) return false;
      const continues = known === undefined ? isSame(items[last.seq - 1], last) : known === epoch;
      if (continues && lastSeq >= last.seq) return false;
      last = undefined;
      onRestart();
      return true;
    },
  };
}

function isSame(one: LiveEvent | undefined, other: LiveEvent): boolean {
  return one?.type === other.type && one.at === other.at;
}
