import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type { Pod, ProbeOutcome, ProbeRequest, ProgramOutcome } from '@hone/contracts/sandbox';
import { FRONT } from '../front.js';
import { MAX_BODY_BYTES, readAnswer } from './read-answer.js';
import type { Ask, Recorded } from './scenario.js';
import { delay } from '../../../../judging/delay.js';

/** Time for the first half of a body to reach the program, and for SIGTERM to. */
const PAUSE_MS = 300;

interface Stoppable {
  readonly pod: Pick<Pod, 'dial'>;
  readonly stop: (withinMs: number) => Promise<ProgramOutcome>;
}

/** Sends half of a request, asks the service to end, sends the rest and waits for the answer and the end. */
export async function stopWhileOpen(
  { pod, stop }: Stoppable,
  ask: Ask,
  withinMs: number,
): Promise<{ readonly answer: Recorded; readonly ended: ProgramOutcome }> {
  const stream = await pod.dial(FRONT).catch(() => undefined);
  if (stream === undefined)
    return { answer: { ...ask, outcome: failed('refused') }, ended: await stop(withinMs) };
  const read = collect(stream, withinMs);
  const { head, body } = bytesOf(ask.request);
  const half = Math.floor(body.length / 2);
  stream.write(Buffer.concat([head, body.subarray(0, half)]));
  await delay(PAUSE_MS);
  const ending = stop(withinMs);
  await delay(PAUSE_MS);
  stream.write(body.subarray(half));
  const response = readAnswer(await read);
  stream.destroy();
  const outcome: ProbeOutcome =
    response === undefined ? failed('broken-off') : { atMs: 0, tookMs: 2 * PAUSE_MS, response };
  return { answer: { ...ask, outcome }, ended: await ending };
}

const failed = (failure: 'refused' | 'broken-off'): ProbeOutcome => ({ atMs: 0, tookMs: 0, failure });

/** The longest answer, with its head. */
const MOST_BYTES = MAX_BODY_BYTES + 64 * 1024;

/** Everything received until the other side ended, broke off, exceeded the longest answer, or the time was over. */
async function collect(stream: Duplex, withinMs: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let read = 0;
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    read += chunk.length;
    if (read > MOST_BYTES) stream.destroy();
  });
  stream.on('error', () => undefined);
  await Promise.race([
    once(stream, 'close').catch(() => undefined),
    once(stream, 'end').catch(() => undefined),
    delay(withinMs),
  ]);
  return Buffer.concat(chunks);
}

function bytesOf({ method, target, headers, body = new Uint8Array() }: ProbeRequest): {
  head: Buffer;
  body: Buffer;
} {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    'Host: service',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  return { head: Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body: Buffer.from(body) };
}
