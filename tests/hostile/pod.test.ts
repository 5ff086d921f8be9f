import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Box, Pod, RunningProgram } from '@hone/contracts/sandbox';
import { eventually } from '../support/eventually.js';
import { CANDIDATE } from '../support/sandbox/sandbox.js';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';

/** The runner's limit of concurrent connections from inside, plus the kernel's backlog. */
const ACCEPTED_AT_ONCE = 192;
const SOURCES = ['pod-flood.py', 'pod-squat.py', 'pod-greedy.py'];

const chunk = Buffer.alloc(65_536, 'x');
let poured = 0;

/** Sends data for as long as anybody reads. */
function pour(stream: Duplex): void {
  const more = () => {
    while (!stream.destroyed && stream.write(chunk)) poured += chunk.length;
    poured += chunk.length;
  };
  stream.on('drain', more);
  stream.on('error', () => undefined);
  stream.resume();
  more();
}

let pod: Pod;

useSandbox(
  async (sandbox) => {
    pod = await sandbox.openPod({
      members: [
        { name: 'hostile', runtime: 'python', ...CANDIDATE },
        { name: 'other', runtime: 'python', ...CANDIDATE },
      ],
      links: [
        { id: 'out', from: { member: 'hostile', port: 7001 }, to: { stub: pour }, protocol: 'tcp' },
        { id: 'in', from: 'probe', to: { member: 'hostile', port: 9000 }, protocol: 'tcp' },
        { id: 'beside', from: 'probe', to: { member: 'other', port: 8000 }, protocol: 'tcp' },
      ],
      seed: 'hostile',
    });
    const other = pod.member('other');
    const echo =
      'import socket\ns = socket.create_server(("127.0.0.1", 8000))\nwhile True:\n    c, _ = s.accept()\n    c.sendall(c.recv(99))\n    c.close()\n';
    await other.box.put([{ path: 'main.py', content: Buffer.from(echo) }]);
    await other.start({});
    expect(await other.awaitListening(8000, 30_000)).toMatchObject({ state: 'listening' });
    for (const path of SOURCES) {
      const content = await readFile(new URL(`programs/${path}`, import.meta.url));
      await pod.member('hostile').box.put([{ path, content }]);
    }
  },
  { timeoutMs: 90_000 },
);

async function start(path: string): Promise<RunningProgram & { line(): Promise<string> }> {
  const program = await pod.member('hostile').box.start({ argv: ['python3', `/box/${path}`] });
  const line = async () => String((await once(program.stdout, 'data'))[0]).trim();
  return Object.assign(program, { line });
}

async function neighbourAnswers(): Promise<string> {
  const stream = await pod.dial('beside');
  stream.write('still here');
  return String((await once(stream, 'data'))[0]);
}

const standing = () =>
  pod.record().connections.filter(({ link, end }) => link === 'out' && end === 'open').length;

describe('a hostile member of a pod', () => {
  it('that begins ten thousand connections gets a bounded number, and disturbs nobody', async () => {
    const program = await start('pod-flood.py');
    const answering = neighbourAnswers();
    expect(await program.line()).toBe('10000');
    expect(await answering).toBe('still here');
    expect(standing()).toBeLessThanOrEqual(ACCEPTED_AT_ONCE);
    expect(pod.record().connections.length).toBeLessThanOrEqual(20_000);
    program.signal(9);
    await program.exited;
    await eventually(standing, (count) => count === 0);
    expect(await neighbourAnswers()).toBe('still here');
  }, 60_000);

  it('that reads nothing of what is poured out stops the pouring, not the worker', async () => {
    poured = 0;
    const before = process.memoryUsage().rss;
    const program = await start('pod-greedy.py');
    expect(await program.line()).toBe('greedy');
    await eventually(standing, (count) => count === 40);
    let last = -1;
    await eventually(
      async () => {
        const same = poured === last;
        last = poured;
        await neighbourAnswers();
        return same;
      },
      (same) => same,
      20_000,
    );
    expect(poured).toBeGreaterThan(0);
    expect(poured).toBeLessThan(40 * 8 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
    // Its service does not accept, so data sent to it waits, too.
    const stream = await pod.dial('in');
    stream.on('error', () => undefined);
    while (stream.write(chunk));
    expect(await neighbourAnswers()).toBe('still here');
    program.signal(9);
    await program.exited;
    await eventually(standing, (count) => count === 0);
  }, 60_000);

  it('cannot sit down on the port of its link, whether it is up or down', async () => {
    const program = await start('pod-squat.py');
    const squat = async () => {
      program.stdin.write('7001\n');
      return await program.line();
    };
    expect(await squat()).toBe("['Address already in use']");
    pod.setFaults('out', [{ type: 'down' }]);
    expect(await squat()).toBe("['Address already in use']");
    pod.setFaults('out', []);
    expect(await squat()).toBe("['Address already in use']");
    program.stdin.end();
    expect(await program.exited).toMatchObject({ exitCode: 0 });
  }, 30_000);

  it('that was first at a port is told, and loses nothing by it but the link', async () => {
    const box: Box = pod.member('hostile').box;
    const program = await box.start({
      argv: [
        'python3',
        '-c',
        'import socket\ns = socket.create_server(("0.0.0.0", 7002))\nprint("sits", flush=True)\ninput()',
      ],
    });
    await once(program.stdout, 'data');
    await expect(box.listen(7002, () => undefined)).rejects.toThrow('Address already in use');
    program.stdin.end('\n');
    await program.exited;
    const listener = await box.listen(7003, () => undefined);
    listener.close();
  }, 30_000);
});
