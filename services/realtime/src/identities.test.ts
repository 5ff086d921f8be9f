import { createSilentLogger } from '@hone/kit/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { createIdentities, type Identities } from './identities.js';
import { FakeSocket, recordMetrics, settle } from './live.fixture.js';

let identities: Identities | undefined;
afterEach(() => identities?.close());

/** Identities from a map of tokens; look-ups are recorded. */
function open({ recheckMs = 60_000, freshMs = 0 } = {}) {
  const users = new Map([['hone_ann', 'ann']]);
  const asked: string[] = [];
  const liveMetrics = recordMetrics();
  const authenticate = ({ token = '' }: { readonly token?: string | undefined }) => {
    asked.push(token);
    const user = users.get(token);
    return Promise.resolve(user === undefined ? undefined : { user });
  };
  const opened = createIdentities({
    authenticator: { authenticate },
    logger: createSilentLogger(),
    liveMetrics,
    recheckMs,
    freshMs,
  });
  identities = opened;
  return { identities: opened, users, asked, liveMetrics };
}

/** Resolves once a fact holds; otherwise the test times out. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe('the user of a socket', () => {
  it('is found by its credentials, and may be anonymous', async () => {
    const { identities: own } = open();
    const [ann, nobody] = [new FakeSocket(), new FakeSocket()];
    await own.learn(ann.live, { token: 'hone_ann' });
    await own.learn(nobody.live, {});
    expect([ann.data.viewer, nobody.data.viewer]).toEqual([{ user: 'ann' }, { user: null }]);
  });

  it('is confirmed while the session lasts', async () => {
    const { identities: own, asked } = open();
    const socket = new FakeSocket();
    await own.learn(socket.live, { token: 'hone_ann' });
    expect(await own.confirm(socket.live)).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it('is not looked up again right after', async () => {
    const { identities: own, asked, users } = open({ freshMs: 60_000 });
    const socket = new FakeSocket();
    await own.learn(socket.live, { token: 'hone_ann' });
    users.clear();
    expect(await own.confirm(socket.live)).toBe(true);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['nobody', undefined],
    ['somebody else', 'bob'],
  ])('is not confirmed when it is %s now, and the socket is cut', async (_, user) => {
    const { identities: own, users, liveMetrics } = open();
    const socket = new FakeSocket();
    await own.learn(socket.live, { token: 'hone_ann' });
    if (user === undefined) users.clear();
    else users.set('hone_ann', user);
    expect(await own.confirm(socket.live)).toBe(false);
    expect(socket.connected).toBe(true);
    await settle();
    expect([socket.connected, liveMetrics.cuts]).toEqual([false, ['session-ended']]);
  });

  it('is rechecked after a while, so that sockets end with their session', async () => {
    const { identities: own, users } = open({ recheckMs: 20 });
    const socket = new FakeSocket();
    await own.learn(socket.live, { token: 'hone_ann' });
    users.clear();
    await until(() => !socket.connected);
  });

  it('is not rechecked once the socket is closed', async () => {
    const { identities: own, asked, users } = open({ recheckMs: 10 });
    const sockets = { gone: new FakeSocket(), broken: new FakeSocket(), stays: new FakeSocket() };
    for (const [token, socket] of Object.entries(sockets)) {
      users.set(token, 'ann');
      await own.learn(socket.live, { token });
    }
    sockets.gone.leave();
    // Cut during its handshake: such a socket never emits `disconnect`.
    sockets.broken.conn.readyState = 'closed';
    const countOf = (token: string) => asked.filter((each) => each === token).length;
    await until(() => countOf('stays') >= 3);
    expect([countOf('gone'), countOf('broken')]).toEqual([1, 1]);
  });
});
