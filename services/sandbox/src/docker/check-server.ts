import { createDeferred } from '../protocol/deferred.js';
import type { RunnerSession } from '../protocol/runner-session.js';
import type { ServerRuntime } from '../runtimes/runtime-schema.js';
import { SandboxFault } from '../sandbox-fault.js';
import { programOrder } from './program-order.js';

const PROBE_LIMIT_MS = 5000;

/** Sends the probe to the server and compares the reply with the bytes that the probe expects. */
export async function probeServer(
  session: RunnerSession,
  { service }: ServerRuntime,
): Promise<string | undefined> {
  const { socket, probe } = service;
  const stream = await session.connect(typeof socket === 'number' ? { port: socket } : { path: socket });
  const { sendHex, expectHex, skipBytes } = probe;
  const expected = Buffer.from(expectHex, 'hex');
  const end = skipBytes + expected.length;
  const answered = createDeferred<Buffer>();
  const parts: Buffer[] = [];
  const limit = setTimeout(
    () => answered.reject(new Error(`no answer in ${PROBE_LIMIT_MS} ms`)),
    PROBE_LIMIT_MS,
  );
  stream.on('data', (part: Buffer) => {
    parts.push(part);
    const got = Buffer.concat(parts);
    if (got.length >= end) answered.resolve(got.subarray(skipBytes, end));
  });
  stream.on('error', (error: Error) => answered.reject(error));
  stream.on('end', () => answered.reject(new Error('the server closed the connection')));
  if (sendHex !== '') stream.write(Buffer.from(sendHex, 'hex'));
  try {
    const got = await answered.promise;
    return got.equals(expected) ? undefined : `answered its probe with ${got.toString('hex')}`;
  } finally {
    clearTimeout(limit);
    stream.destroy();
  }
}

/** The first line of the version command, run alongside the server. */
export async function readServerVersion(session: RunnerSession, runtime: ServerRuntime): Promise<string> {
  const output: Buffer[] = [];
  const ended = createDeferred<void>();
  await session.start(
    { ...programOrder(runtime, runtime.version), user: 'candidate' },
    {
      // A server may also warn about what the box lacks, such as a network.
      onOutput: (stream, data) => {
        if (stream === 'stdout') output.push(data);
      },
      onExit: () => ended.resolve(),
      onLost: (error) => ended.reject(error),
    },
  );
  await ended.promise;
  const line = Buffer.concat(output).toString('utf8').split('\n')[0]?.trim();
  if (line === undefined || line === '')
    throw new SandboxFault('unavailable', `${runtime.id} reports no version`);
  return line;
}
