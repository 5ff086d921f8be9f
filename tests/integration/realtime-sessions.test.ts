import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import {
  appendLines,
  asUser,
  collect,
  openLiveGateway,
  subscribe,
  type LiveGateway,
} from '../support/api/live-gateway.js';

let gateway: LiveGateway;
afterEach(() => gateway.close());

async function open(recheckMs?: number) {
  gateway = await openLiveGateway(recheckMs === undefined ? {} : { recheckMs });
  gateway.submissions.set('ann/s1', { status: 'running', lastSeq: 0 });
  gateway.submissions.set('bob/s2', { status: 'running', lastSeq: 0 });
}

const follow = async (socket: ReturnType<LiveGateway['connect']>, submission: string) => {
  const events = collect(socket);
  expect(await subscribe(socket, { submission, after: 0 })).toMatchObject({ ok: true });
  return events;
};

describe('a session that ends', () => {
  it('ends its sockets within the recheck time, and no others', async () => {
    await open(300);
    const ann = gateway.connect({ ...asUser('ann'), reconnection: false });
    const bob = gateway.connect({ auth: { token: 'token-bob' }, reconnection: false });
    const [annEvents, bobEvents] = [await follow(ann, 's1'), await follow(bob, 's2')];
    await appendLines(gateway.log, 's1', 2);
    await eventually(
      () => annEvents.length,
      (length) => length === 2,
    );
    gateway.sessions.ended.add('ann');
    await eventually(
      () => ann.connected,
      (connected) => !connected,
      2_000,
    );
    await appendLines(gateway.log, 's1', 2);
    await appendLines(gateway.log, 's2', 1);
    await eventually(
      () => bobEvents.length,
      (length) => length === 1,
    );
    expect(annEvents).toHaveLength(2);
    expect(bob.connected).toBe(true);
  });

  it('may follow nothing more, however long ago it connected', async () => {
    await open();
    const ann = gateway.connect({ ...asUser('ann'), reconnection: false });
    await follow(ann, 's1');
    gateway.sessions.ended.add('ann');
    // Asked at most once a second: the answer of the handshake has to expire first.
    await eventually(
      () => ann.connected && subscribe(ann, { submission: 's1', after: 0 }).then(({ ok }) => ok),
      (ok) => !ok,
    );
    await eventually(
      () => ann.connected,
      (connected) => !connected,
    );
  });

  it('keeps its sockets while the session cannot be checked', async () => {
    await open(100);
    const ann = gateway.connect({ ...asUser('ann'), reconnection: false });
    await follow(ann, 's1');
    const asked = gateway.credentials.length;
    gateway.sessions.away = true;
    await eventually(
      () => gateway.credentials.length,
      (count) => count > asked + 2,
    );
    expect(ann.connected).toBe(true);
  });
});
