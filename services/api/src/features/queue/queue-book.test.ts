import { createManualClock } from '@hone/kit/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createQueueBook, type QueueBook } from './queue-book.js';
import { createMemoryQueueEntryRepository } from '../../testing/repositories/queue-entries.memory.js';
import { newQueueEntry, type QueueEntryRepository } from './repository.js';

const entry = (submission: string) =>
  newQueueEntry({ submission, user: 'ann', lane: 'grading-run', createdAt: 1 });

let clock: ReturnType<typeof createManualClock>;
let stored: QueueEntryRepository;
let book: QueueBook;
let readings: number;
/** Lets a read in progress continue with what it saw. */
let hold: Promise<void> | undefined;
beforeEach(() => {
  clock = createManualClock();
  stored = createMemoryQueueEntryRepository();
  readings = 0;
  hold = undefined;
  const list = stored.list.bind(stored);
  const counted: QueueEntryRepository = {
    ...stored,
    async list() {
      readings += 1;
      const seen = await list();
      await hold;
      return seen;
    },
  };
  book = createQueueBook({ queueEntries: counted, clock });
});

const current = async () => (await book.current()).map(({ submission }) => submission);

describe('the queue as one process sees it', () => {
  it('knows its own changes without reading again', async () => {
    await current();
    await book.insert(entry('a'));
    await book.insert(entry('b'));
    await book.admit('a', 1, 5);
    await book.remove('b');
    expect(await book.current()).toEqual([{ ...entry('a'), admittedAttempt: 1, admittedAt: 5 }]);
    await book.release('a', 9);
    expect(await book.current()).toEqual([{ ...entry('a'), notBefore: 9 }]);
    expect(readings).toBe(1);
    expect(await stored.list()).toEqual(await book.list());
  });

  it('learns what others did shortly after', async () => {
    await current();
    await stored.insert(entry('a'));
    expect(await current()).toEqual([]);
    clock.advance(250);
    expect(await current()).toEqual(['a']);
  });

  it('reads once for all who ask at the same time', async () => {
    await Promise.all([current(), current(), current()]);
    expect(readings).toBe(1);
  });

  it('does not lose what it changed while it read', async () => {
    await book.insert(entry('gone'));
    let release = () => undefined as void;
    hold = new Promise((resolve) => (release = resolve));
    const reading = current();
    await book.insert(entry('new'));
    await book.remove('gone');
    release();
    expect(await reading).toEqual(['new']);
  });

  it('ignores a second entry of the same submission', async () => {
    expect(await book.insert(entry('a'))).toBe(true);
    expect(await book.insert(entry('a'))).toBe(false);
    expect(await book.count()).toBe(1);
  });

  it('reads now when it is asked for the list', async () => {
    await current();
    await stored.insert(entry('a'));
    expect((await book.list()).map(({ submission }) => submission)).toEqual(['a']);
    expect(await current()).toEqual(['a']);
  });
});
