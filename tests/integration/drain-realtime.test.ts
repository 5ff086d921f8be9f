import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { Metrics } from '../support/site/metrics.js';
import { asUser, openLiveGateway, subscribe } from '../support/api/live-gateway.js';

it('a gateway that stops tells its sockets so and cuts them in a way that they come back from', async () => {
  const gateway = await openLiveGateway();
  gateway.submissions.set('ann/s1', { status: 'running', lastSeq: 0 });
  const sockets = [['websocket'], ['polling', 'websocket']].map((transports) =>
    gateway.connect({ ...asUser('ann'), transports }),
  );
  const told: unknown[] = [];
  const left: string[] = [];
  for (const socket of sockets) {
    await subscribe(socket, { submission: 's1', after: 0 });
    socket.on('closing', (notice: unknown) => told.push(notice));
    socket.on('disconnect', (reason) => left.push(reason));
  }
  await eventually(() => sockets.every((socket) => socket.io.engine.transport.name === 'websocket'), Boolean);
  await gateway.realtime.close();
  await eventually(
    () => left.length,
    (count) => count === 2,
  );
  expect(left).toEqual(['transport close', 'transport close']);
  expect(told).toEqual([{ reason: 'restart' }, { reason: 'restart' }]);
  // Active: it tries to connect again by itself.
  expect(sockets.map((socket) => socket.active)).toEqual([true, true]);
  const figures = new Metrics((await gateway.metrics.read()).text);
  expect(figures.sum('hone_live_sockets_cut_total', { reason: 'shutdown' })).toBe(2);
  expect(figures.sum('hone_live_sockets') + figures.sum('hone_live_subscriptions')).toBe(0);
  await gateway.close();
});

it('tells them in the middle of a change from polling to a websocket too', async () => {
  const gateway = await openLiveGateway();
  const socket = gateway.connect({ ...asUser('ann'), transports: ['polling', 'websocket'] });
  const told = new Promise((resolve) => socket.on('closing', resolve));
  const left = new Promise((resolve) => socket.on('disconnect', resolve));
  // The client has just changed over; the gateway has yet to read that it did.
  await new Promise((resolve) => {
    socket.io.on('open', () => socket.io.engine.once('upgrade', resolve));
  });
  await gateway.realtime.close();
  expect(await left).toBe('transport close');
  expect(await told).toEqual({ reason: 'restart' });
  await gateway.close();
});
