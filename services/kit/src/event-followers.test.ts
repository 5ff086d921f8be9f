import type { LiveEvent } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { createFollowers } from './event-followers.js';

const EPOCH = 'first life';

const eventOf = (seq: number): LiveEvent => ({
  submission: 's',
  seq,
  at: '2026-03-01T12:00:00.000Z',
  type: 'grading.log',
  data: { stream: 'info', text: `line ${seq}` },
});
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

/** A log that the test writes, and its followers; `reads` has the start of each read. */
function openLog(length = 0) {
  const log = { events: upTo(length).map(eventOf), epoch: EPOCH, reads: [] as number[] };
  let gate: Promise<void> = Promise.resolve();
  const followers = createFollowers({
    read: async (_submission, after) => {
      log.reads.push(after);
      const reading = { events: log.events.slice(after), lastSeq: log.events.length, epoch: log.epoch };
      await gate;
      return reading;
    },
  });
  return {
    log,
    followers,
    append: () => {
      const event = eventOf(log.events.length + 1);
      log.events.push(event);
      return event;
    },
    /** Delays answers to reads until the returned function is called. */
    hold: () => {
      let release: () => void = () => undefined;
      gate = new Promise((resolve) => (release = resolve));
      return () => {
        gate = Promise.resolve();
        release();
      };
    },
    follow: async (after = 0) => {
      const seen: number[] = [];
      const epochs: string[] = [];
      const onEvent = ({ seq }: LiveEvent) => seen.push(seq);
      const leave = await followers.follow('s', after, onEvent, (epoch) => epochs.push(epoch));
      return { seen, epochs, leave };
    },
  };
}

/** Lets all pending promises settle. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a follower that is handed an event', () => {
  it('gets the next one without a read', async () => {
    const { log, followers, follow, append } = openLog(2);
    const { seen } = await follow();
    followers.deliver(append(), EPOCH);
    expect(seen).toEqual([1, 2, 3]);
    expect(log.reads).toEqual([0]);
  });

  it('reads missing events first after a gap, and skips nothing', async () => {
    const { log, followers, follow, append } = openLog(2);
    const { seen } = await follow();
    append();
    append();
    followers.deliver(append(), EPOCH);
    expect(seen).toEqual([1, 2]);
    await settle();
    expect(seen).toEqual(upTo(5));
    expect(log.reads).toEqual([0, 2]);
  });

  it('does not get an event twice', async () => {
    const { log, followers, follow, append } = openLog(2);
    const { seen } = await follow();
    const third = append();
    followers.deliver(third, EPOCH);
    followers.deliver(third, EPOCH);
    followers.deliver(eventOf(1), EPOCH);
    await settle();
    expect(seen).toEqual([1, 2, 3]);
    expect(log.reads).toEqual([0]);
  });

  it('starts over when the event belongs to another epoch of the log', async () => {
    const { log, followers, follow, append } = openLog(2);
    const { seen, epochs } = await follow();
    log.epoch = 'second life';
    followers.deliver(append(), 'second life');
    expect(seen).toEqual([1, 2]);
    await settle();
    expect(epochs).toEqual(['second life']);
    expect(seen).toEqual([1, 2, 1, 2, 3]);
  });

  it('gets nothing after it left', async () => {
    const { followers, follow, append } = openLog();
    const [gone, stays] = [await follow(), await follow()];
    gone.leave();
    followers.deliver(append(), EPOCH);
    await settle();
    expect([gone.seen, stays.seen]).toEqual([[], [1]]);
  });
});

describe('a follower that begins in the middle', () => {
  it('gets events after its number and none before', async () => {
    const { follow } = openLog(5);
    expect((await follow(3)).seen).toEqual([4, 5]);
  });

  it('loses nothing when other followers are further ahead', async () => {
    const { followers, follow, append } = openLog(3);
    const [ahead, behind] = [await follow(3), await follow(1)];
    append();
    followers.wake('s');
    await settle();
    expect([ahead.seen, behind.seen]).toEqual([[4], [2, 3, 4]]);
  });

  it('starts over when its number is beyond the log', async () => {
    const { follow } = openLog(2);
    const { seen, epochs } = await follow(9);
    expect(epochs).toEqual([EPOCH]);
    expect(seen).toEqual([1, 2]);
  });
});

describe('a wake-up', () => {
  it('during a read causes another read', async () => {
    const { log, followers, follow, append, hold } = openLog();
    const { seen } = await follow();
    const release = hold();
    append();
    followers.wake('s');
    append();
    followers.wake('s');
    release();
    await settle();
    expect(seen).toEqual([1, 2]);
    expect(log.reads).toEqual([0, 0, 1]);
  });
});
