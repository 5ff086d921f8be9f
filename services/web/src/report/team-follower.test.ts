import { beforeEach, describe, expect, it } from 'vitest';
import type { LiveListener } from '../live/live-channel.js';
import { TeamFollower } from './team-follower.js';

const rejection = (code: string) => ({ ok: false, error: { code, message: 'no' } });
const changed = (sitting: string, changes: object = {}) => ({
  ...{ type: 'sitting.changed', workspace: 'w', assessment: 'a', sitting, part: 'row', ...changes },
});

/** A channel whose answers the test controls. */
class Stage {
  listener: LiveListener | undefined;
  watches: { workspace: string; answer: (ack: unknown) => void; fail: () => void }[] = [];
  timers: (() => void)[] = [];
  left = 0;
  /** The states that the page received, in order. */
  notices: string[] = [];

  readonly follower = new TeamFollower({
    workspace: 'w',
    channel: {
      join: (listener) => {
        this.listener = listener;
        return {
          watch: ({ workspace }) =>
            new Promise((resolve, reject) => {
              const fail = () => reject(new Error('timeout'));
              this.watches.push({ workspace, answer: resolve, fail });
            }),
          leave: () => {
            this.left += 1;
          },
        };
      },
    },
    onChange: ({ sitting, part }) => void this.notices.push(`${sitting} ${part}`),
    onMissed: () => void this.notices.push('missed'),
    onLost: () => void this.notices.push('lost'),
    onConnection: (connection) => void this.notices.push(connection),
    schedule: (_ms, then) => {
      this.timers = [then];
      return () => {
        this.timers = this.timers.filter((timer) => timer !== then);
      };
    },
  });

  async settle(): Promise<void> {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  }

  async answer(ack: unknown): Promise<void> {
    this.watches.at(-1)?.answer(ack);
    await this.settle();
  }

  async tick(): Promise<void> {
    for (const timer of this.timers.splice(0)) timer();
    await this.settle();
  }
}

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
  stage.follower.start();
});

describe('a page of candidates', () => {
  it('receives changes in its workspace once it is connected', async () => {
    stage.listener?.onUp();
    await stage.answer({ ok: true });
    stage.listener?.onEvent(changed('s1'));
    stage.listener?.onEvent(changed('s2', { part: 'report' }));
    expect(stage.notices).toEqual(['live', 'missed', 's1 row', 's2 report']);
    expect(stage.watches.map(({ workspace }) => workspace)).toEqual(['w']);
  });

  it('ignores messages that are malformed, or about another workspace or a submission', async () => {
    stage.listener?.onUp();
    await stage.answer({ ok: true });
    stage.notices = [];
    for (const raw of [null, 'x', changed('s1', { workspace: 'other' }), changed('s1', { part: 'all' })])
      stage.listener?.onEvent(raw);
    stage.listener?.onEvent({ submission: 's1', seq: 1, at: '2026-01-01T00:00:00Z' });
    expect(stage.notices).toEqual([]);
  });

  it('says that it reconnects, and reloads what it missed', async () => {
    stage.listener?.onUp();
    await stage.answer({ ok: true });
    stage.notices = [];
    stage.listener?.onDown();
    stage.listener?.onUp();
    expect(stage.notices).toEqual(['away']);
    await stage.answer({ ok: true });
    expect(stage.notices).toEqual(['away', 'live', 'missed']);
  });

  it('asks again when no answer arrives, or the server has none now', async () => {
    stage.listener?.onUp();
    stage.watches[0]?.fail();
    await stage.settle();
    await stage.tick();
    await stage.answer(rejection('SERVICE_UNAVAILABLE'));
    await stage.tick();
    await stage.answer({ neither: true });
    await stage.tick();
    await stage.answer({ ok: true });
    expect([stage.watches.length, stage.notices]).toEqual([4, ['live', 'missed']]);
  });

  it('ignores the answer of a closed connection', async () => {
    stage.listener?.onUp();
    stage.listener?.onDown();
    await stage.answer({ ok: true });
    expect(stage.notices).toEqual(['away']);
  });

  it.each(['AUTH_REQUIRED', 'WORKSPACE_NOT_FOUND', 'WORKSPACE_FORBIDDEN'])(
    'gives up after %s, and leaves it to the page to say so',
    async (code) => {
      stage.listener?.onUp();
      await stage.answer(rejection(code));
      stage.listener?.onUp();
      stage.listener?.onEvent(changed('s1'));
      expect([stage.notices, stage.left, stage.watches.length]).toEqual([[], 1, 1]);
    },
  );

  it('says so when it was rejected after reconnecting', async () => {
    stage.listener?.onUp();
    await stage.answer({ ok: true });
    stage.listener?.onDown();
    stage.listener?.onUp();
    await stage.answer(rejection('WORKSPACE_NOT_FOUND'));
    expect(stage.notices).toEqual(['live', 'missed', 'away', 'lost']);
  });

  it('gives up when its rights end', async () => {
    stage.listener?.onUp();
    await stage.answer({ ok: true });
    stage.listener?.onEvent({ type: 'watch.ended', workspace: 'w', code: 'WORKSPACE_NOT_FOUND' });
    expect([stage.notices.at(-1), stage.left]).toEqual(['lost', 1]);
  });

  it('sends no requests after the page was left', async () => {
    stage.listener?.onUp();
    stage.watches[0]?.fail();
    await stage.settle();
    stage.follower.close();
    await stage.tick();
    expect([stage.watches.length, stage.notices, stage.left]).toEqual([1, [], 1]);
  });
});
