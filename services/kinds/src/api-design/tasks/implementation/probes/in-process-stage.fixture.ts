import type { Server } from 'node:http';
import { Duplex } from 'node:stream';
import { exchange } from './exchange.fixture.js';
import { unmeasured } from './local-stage.fixture.js';
import type { Stage } from './run-scenario.js';

/**
 * Asks a server that listens nowhere: each request has a connection in memory. Nothing takes real time, so that
 * scenarios can be played on a virtual clock.
 */
export function createInProcessStage(server: Server): Stage {
  const began = performance.now();
  const refuse = (what: string) => () => Promise.reject(new Error(`this server is not ${what}`));
  return {
    pod: {
      request: async (_, request) => {
        const atMs = performance.now() - began;
        const ended = await exchange({ createConnection: () => connectTo(server) }, request);
        return { ...ended, atMs, tookMs: performance.now() - began - atMs };
      },
    },
    link: 'front',
    signal: new AbortController().signal,
    kill: refuse('killed'),
    stop: refuse('stopped'),
    restart: () => Promise.resolve(undefined),
    workbench: unmeasured,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

/** A new connection; the server has the other end. */
function connectTo(server: Server): Duplex {
  const [mine, other] = [new End(), new End()];
  mine.other = other;
  other.other = mine;
  server.emit('connection', other);
  return mine;
}

/** What is written to one end is read from the other. */
class End extends Duplex {
  other: End | undefined;
  private readOn: (() => void) | undefined;

  override _read(): void {
    const { readOn } = this;
    this.readOn = undefined;
    readOn?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.other?.hear(chunk, done);
  }

  override _final(done: () => void): void {
    this.other?.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.other?.destroy();
    done(error);
  }

  private hear(chunk: Buffer, done: () => void): void {
    if (this.push(chunk)) done();
    else this.readOn = done;
  }
}
