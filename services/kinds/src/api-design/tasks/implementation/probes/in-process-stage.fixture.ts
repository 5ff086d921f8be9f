import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { exchange } from './exchange.fixture.js';
import { unmeasured } from './local-stage.fixture.js';
import type { Stage } from './run-scenario.js';
import { createStreamPair } from './stream-pair.fixture.js';

/**
 * Calls a server that listens nowhere: each request has a connection in memory. Nothing takes real time, so that
 * scenarios can be played on a virtual clock.
 */
export function createInProcessStage(server: Server, third: Stage['third'] = new Map()): Stage {
  const began = performance.now();
  const reject = (what: string) => () => Promise.reject(new Error(`this server is not ${what}`));
  return {
    pod: {
      request: async (_, request) => {
        const atMs = performance.now() - began;
        const ended = await exchange({ createConnection: () => connectTo(server) }, request);
        return { ...ended, atMs, tookMs: performance.now() - began - atMs };
      },
    },
    link: 'front',
    third,
    signal: new AbortController().signal,
    kill: reject('killed'),
    stop: reject('stopped'),
    restart: () => Promise.resolve(undefined),
    workbench: unmeasured,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

/** A new connection; the server has the other end. */
function connectTo(server: Server): Duplex {
  const [mine, other] = createStreamPair();
  server.emit('connection', other);
  return mine;
}
