import { beforeEach, describe, expect, it } from 'vitest';
import { ChangeReader } from './change-reader.js';

/** A clock, and reads that the test completes. */
class Stage {
  ms = 0;
  readings: { at: number; ids: readonly string[]; end: (error?: Error) => void }[] = [];
  timers: { at: number; then: () => void }[] = [];

  readonly reads = new ChangeReader({
    read: (ids) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error === undefined ? resolve() : reject(error));
        this.readings.push({ at: this.ms, ids, end });
      }),
    now: () => this.ms,
    schedule: (ms, then) => {
      const timer = { at: this.ms + ms, then };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter((each) => each !== timer);
      };
    },
  });

  pass(ms: number): void {
    this.ms += ms;
    const due = this.timers.filter(({ at }) => at <= this.ms);
    this.timers = this.timers.filter(({ at }) => at > this.ms);
    for (const { then } of due) then();
  }

  async end(error?: Error): Promise<void> {
    this.readings.at(-1)?.end(error);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }

  get asked(): string[] {
    return this.readings.map(({ at, ids }) => `${at}: ${ids.join(' ')}`);
  }
}

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});

describe('rereading changes', () => {
  it('reads them together, each id once', () => {
    for (const id of ['a', 'b', 'a']) stage.reads.note(id);
    stage.pass(150);
    expect(stage.asked).toEqual(['150: a b']);
  });

  it('happens at most once a second, however many changes there are', async () => {
    for (let step = 0; step < 100; step += 1) {
      stage.reads.note(`s${step}`);
      stage.pass(50);
      await stage.end();
    }
    // Five seconds: one read at once, and one for each second after it.
    expect(stage.readings).toHaveLength(5);
    expect(new Set(stage.readings.flatMap(({ ids }) => ids)).size).toBeGreaterThan(80);
  });

  it('starts after the previous read has ended, however long that takes', async () => {
    stage.reads.note('a');
    stage.pass(150);
    stage.reads.note('b');
    stage.pass(60_000);
    expect(stage.asked).toEqual(['150: a']);
    await stage.end();
    stage.pass(1_000);
    expect(stage.asked).toEqual(['150: a', '61150: b']);
  });

  it('does not retry a failed read: the page reloads everything later', async () => {
    stage.reads.note('a');
    stage.pass(150);
    await stage.end(new Error('offline'));
    stage.pass(60_000);
    expect(stage.readings).toHaveLength(1);
    stage.reads.note('b');
    stage.pass(150);
    expect(stage.asked).toEqual(['150: a', '60300: b']);
  });

  it('stops when the page was left', async () => {
    stage.reads.note('a');
    stage.pass(150);
    stage.reads.note('b');
    stage.reads.close();
    await stage.end();
    stage.pass(60_000);
    expect(stage.readings).toHaveLength(1);
  });
});
