import { Duplex } from 'node:stream';
import type { ProgramOutcome } from '@hone/contracts/sandbox';
import { expect, it } from 'vitest';
import { stopWhileOpen } from './stop-while-open.js';

const CHUNK = Buffer.alloc(64 * 1024, 'x');

it('stops reading at the longest allowed answer of a service that never stops answering', async () => {
  let sent = 0;
  const endless = new Duplex({
    read() {
      sent += CHUNK.length;
      this.push(sent === CHUNK.length ? 'HTTP/1.1 200 OK\r\n\r\n' : CHUNK);
    },
    write: (_chunk, _encoding, done) => done(),
  });
  const { answer } = await stopWhileOpen(
    { pod: { dial: () => Promise.resolve(endless) }, stop: () => Promise.resolve({} as ProgramOutcome) },
    { request: { method: 'GET', target: '/', headers: [], withinMs: 1_000 }, statuses: [200] },
    60_000,
  );
  expect(answer.outcome).toMatchObject({ response: { status: 200, cut: true } });
  expect(sent).toBeLessThan(3 * 1024 * 1024);
});
