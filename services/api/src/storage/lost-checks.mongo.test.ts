import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchForLost, type WatchedClient } from './lost-checks.mongo.js';

const LOOK_MS = 1_000;
const CHECK = { connectionId: 'db:27017' };
const CONNECTION = { address: 'db:27017', connectionId: 7 };

let client: EventEmitter;
let lost: string[];
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  client = new EventEmitter();
  lost = [];
  end = watchForLost(client as unknown as WatchedClient, {
    lookEveryMs: LOOK_MS,
    onLost: (what) => lost.push(what),
  });
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

const pass = (looks: number) => vi.advanceTimersByTime(looks * LOOK_MS);

describe('a client is lost', () => {
  it('when a check of a server has not ended at the third look, and only once', () => {
    client.emit('serverHeartbeatStarted', CHECK);
    pass(2);
    expect(lost).toEqual([]);
    pass(20);
    expect(lost).toEqual(['check of db:27017']);
  });

  it('when a new connection is not ready at the eighth', () => {
    client.emit('connectionCreated', CONNECTION);
    pass(7);
    expect(lost).toEqual([]);
    pass(1);
    expect(lost).toEqual(['connection 7 to db:27017']);
  });
});

describe('a client is not lost', () => {
  it.each([
    ['a check that succeeds', 'serverHeartbeatStarted', 'serverHeartbeatSucceeded', CHECK],
    ['a check that fails', 'serverHeartbeatStarted', 'serverHeartbeatFailed', CHECK],
    ['a connection that is ready', 'connectionCreated', 'connectionReady', CONNECTION],
    ['a connection that is closed', 'connectionCreated', 'connectionClosed', CONNECTION],
  ])('with %s after two looks', (_what, begun, ended, event) => {
    for (let round = 0; round < 5; round += 1) {
      client.emit(begun, event);
      pass(2);
      client.emit(ended, event);
    }
    pass(5);
    expect(lost).toEqual([]);
  });

  it('when its server has left in the middle of a check', () => {
    client.emit('serverHeartbeatStarted', CHECK);
    client.emit('serverClosed', { address: CHECK.connectionId });
    pass(5);
    expect(lost).toEqual([]);
  });

  it('when the watch has ended', () => {
    client.emit('serverHeartbeatStarted', CHECK);
    end();
    pass(5);
    expect(lost).toEqual([]);
  });
});
