import { isTerminal, liveEventSchema, type LiveEvent } from '@hone/contracts';
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
  /** The live log began anew: what was reported will be reported again. */
  readonly onRestart: () => void;
  readonly onAway: (away: boolean) => void;
}

/** Between two questions while the socket is down, and while it is up in case it missed something. */
const POLL_MS = 1_000;
const CHECK_MS = 15_000;

/**
 * Follows a submission to its last event, live if the socket works, else by polling; resolves to false when
 * the signal ended it. A lost network ends nothing: it asks again until the site is back.
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
    const { items, epoch = '', lastSeq } = await client.listEvents(id, reader.position().after);
    onAway(false);
    const isNew = reader.renew(epoch, lastSeq);
    const list = isNew ? (await client.listEvents(id, 0)).items : items;
    for (const event of list) reader.take(event);
  } catch (error) {
    if (!(error instanceof SiteAway)) throw error;
    onAway(true);
    await timer.pause(error.retryAfterMs, signal);
  }
}

/** Takes events in order, each once. */
function createReader({ onEvent, onRestart }: FollowOptions) {
  let after = 0;
  let epoch: string | undefined;
  let ended = false;
  return {
    position: () => ({ after, ...(epoch === undefined ? {} : { epoch }) }),
    ended: () => ended,
    take(event: LiveEvent): void {
      // A gap is filled by the next poll.
      if (ended || event.seq !== after + 1) return;
      after = event.seq;
      onEvent(event);
      ended = isTerminal(event);
    },
    /** Whether the log began anew: under another epoch, or shorter than what was seen. */
    renew(next: string, lastSeq: number): boolean {
      // Empty while the log has not begun.
      const isOther = epoch !== undefined && next !== '' && epoch !== next;
      if (next !== '') epoch = next;
      if (after === 0 || (!isOther && lastSeq >= after)) return false;
      after = 0;
      onRestart();
      return true;
    },
  };
}
