import type { Channel, Clock, Logger } from '@hone/kit';

/** Tells workers that somebody has opened a challenge; never waits for them, never fails. */
export type NoteOpening = (digest: string) => void;

export interface OpeningOptions {
  readonly openings: Channel;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What a worker makes ready stays for ten minutes; one word a minute keeps it so, however many open a challenge. */
const PAUSE_MS = 60_000;

/** What takes long to start is started while a learner reads: a word about each challenge, at most once a minute. */
export function createNoteOpening({ openings, clock, logger }: OpeningOptions): NoteOpening {
  const told = new Map<string, number>();
  return (digest) => {
    const now = clock.monotonic();
    for (const [each, at] of told) if (now - at >= PAUSE_MS) told.delete(each);
    if (told.has(digest)) return;
    told.set(digest, now);
    openings.tell(digest).catch((error: unknown) => {
      logger.warn({ err: error, digest }, 'workers could not be told that a challenge was opened');
    });
  };
}
