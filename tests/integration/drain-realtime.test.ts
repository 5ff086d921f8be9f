import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { Metrics } from '../support/site/metrics.js';
import { asUser, openLiveGateway, subscribe } from '../support/api/live-gateway.js';

it('a gateway that stops notifies its sockets and cuts them in a way that lets them reconnect', async () => {
  const gateway = await openLiveGateway();
  gateway.submissions.set('ann/s1', { status: 'running', lastSeq: 0 });
  const sockets = [['websocket'], ['polling', 'websocket']].map((transports) =>
    gateway.connect({ ...asUser('ann'), transports }),
  );
  const notices: unknown[] = [];
  const left: string[] = [];
  for (const socket of sockets) {
    await subscribe(socket, { submission: 's1', after: 0 });
    socket.on('closing', (notice: unknown) => notices.push(notice));
    socket.on('disconnect', (reason) => left.push(reason));
  }
  await eventually(() => sockets.every((socket) => socket.io.engine.transport.name === 'websocket'), Boolean);
  await gateway.realtime.close();
  await eventually(
    () => left.length,
    (count) => count === 2,
  );
  expect(left).toEqual(['transport close', 'transport close']);
  expect(notices).toEqual([{ reason: 'restart' }, { reason: 'restart' }]);
  // Active: it tries to reconnect by itself.
  expect(sockets.map((socket) => socket.active)).toEqual([true, true]);
  const metrics = new Metrics((await gateway.metrics.read()).text);
  expect(metrics.sum('hone_live_sockets_cut_total', { reason: 'shutdown' })).toBe(2);
  expect(metrics.sum('hone_live_sockets') + metrics.sum('hone_live_subscriptions')).toBe(0);
  await gateway.close();
});

it('notifies them even in the middle of an upgrade from polling to a websocket', async () => {
  const gateway = await openLiveGateway();
  const socket = gateway.connect({ ...asUser('ann'), transports: ['polling', 'websocket'] });
  const notices = new Promise((resolve) => socket.on('closing', resolve));
  const left = new Promise((resolve) => socket.on('disconnect', resolve));
  // The client has just upgraded; the gateway has yet to read that.
  await new Promise((resolve) => {
    socket.io.on('open', () => socket.io.engine.once('upgrade', resolve));
  });
  await gateway.realtime.close();
  expect(await left).toBe('transport close');
  expect(await notices).toEqual({ reason: 'restart' });
  await gateway.close();
});
