import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { ProgramOutcome } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { stepSchema } from '../../../exchanges/step.js';
import { gracefulStop, gracefulStopSchema } from './graceful-stop.js';
import { openStage, type EndServer } from './local-stage.fixture.js';
import { runScenario } from './run-scenario.js';
import { createSituation } from './situation.js';

const PROBE = gracefulStopSchema.parse({
  probe: 'graceful-stop',
  id: 'stop',
  title: 'A service that is stopped',
  group: 'correct',
  operation: 'create',
  withinMs: 1_000,
  draw: { item: 'sentence' },
});
const OPERATIONS = {
  create: stepSchema.parse({ send: 'POST /orders', json: { item: '{{item}}' }, expect: { status: 201 } }),
};

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString();
  return text;
}

const createOrders = (status = 201, isChunked = false): Server =>
  createServer((request, response) => {
    readAll(request).then(
      (text) => {
        response.writeHead(status, isChunked ? {} : { 'Content-Length': text.length });
        response.write(text.slice(0, 3));
        response.end(text.slice(3));
      },
      () => undefined,
    );
  });

const outcome = (over: Partial<ProgramOutcome>): ProgramOutcome =>
  ({
    status: 'exited',
    exitCode: 0,
    signal: null,
    limit: null,
    usage: { cpuMs: 0, wallMs: 0, memoryBytes: 0 },
    ...over,
  }) as ProgramOutcome;

/** As `server.close()` in a handler of SIGTERM does. */
const drain: EndServer = (server) =>
  new Promise((resolve) => {
    server.close(() => resolve(outcome({})));
    server.closeIdleConnections();
  });
const cutOff: EndServer = (server) => {
  server.closeAllConnections();
  return Promise.resolve(outcome({}));
};
const bySignal: EndServer = async (server, withinMs) => {
  await drain(server, withinMs);
  return outcome({ status: 'runtime-error', exitCode: null, signal: 'SIGTERM' as never });
};

async function probe(server: Server, end: EndServer) {
  const stage = await openStage(server, { end });
  try {
    const situation = createSituation('5eed', PROBE, OPERATIONS, new Map());
    return await runScenario(gracefulStop(PROBE, situation), stage);
  } finally {
    stage.close();
  }
}

describe('a service that is asked to end', () => {
  it.each([false, true])('answers open requests, and ends; in chunks: %s', async (isChunked) => {
    expect((await probe(createOrders(201, isChunked), drain)).sentence).toBeUndefined();
  });

  it('fails when it breaks off an open request', async () => {
    const { sentence, failure, exchanges } = await probe(createOrders(), cutOff);
    expect([sentence, failure]).toEqual([
      'A request that was open when SIGTERM came was not answered.',
      'broken-off',
    ]);
    expect(exchanges.at(-1)?.failure).toContain('broke the connection off');
  });

  it('fails when it ends by the signal', async () => {
    const { sentence } = await probe(createOrders(), bySignal);
    expect(sentence).toContain('The service was ended by signal SIGTERM.');
  });
});
