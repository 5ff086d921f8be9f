import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRunning, waitFor } from '../machine/processes.mjs';
import { Supervisor, restartDelayMs } from './supervisor.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hone-supervisor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const orderOf = (script: string) => ({
  name: 'service',
  args: ['-e', script],
  env: {},
  cwd: folder,
  logFile: join(folder, 'service.log'),
});

function supervise() {
  const messages: string[] = [];
  const marks: { pid: number; stamp: string }[] = [];
  const supervisor = new Supervisor({
    say: (text) => messages.push(text),
    note: (_, mark) => void (mark === undefined || marks.push(mark)),
    delayMs: () => 10,
  });
  return { supervisor, messages, marks };
}

describe('a supervised service', () => {
  it('is restarted after a crash, which is reported', async () => {
    const { supervisor, messages, marks } = supervise();
    supervisor.start(orderOf(`console.log('up'); setTimeout(() => process.exit(3), 50)`));
    expect(await waitFor(() => marks.length === 2, 25_000)).toBe(true);
    await supervisor.stop();
    expect(messages[0]).toMatch(/service exited \(code 3\); restarting it in 0\.\d+ s/);
    expect(readFileSync(join(folder, 'service.log'), 'utf8')).toMatch(/^up\n/);
  });

  it('is stopped gracefully, and no other is started in its place', async () => {
    const { supervisor, messages, marks } = supervise();
    supervisor.start(orderOf(`process.on('SIGTERM', () => process.exit(0)); setInterval(() => 0, 1000)`));
    await supervisor.stop();
    expect(marks).toHaveLength(1);
    expect(isRunning(marks[0])).toBe(false);
    expect(messages).toEqual(['service stopped']);
  });

  it('is not restarted after another one replaced it', async () => {
    const { supervisor, messages, marks } = supervise();
    supervisor.start(orderOf('setInterval(() => 0, 1000)'));
    await supervisor.end('service');
    expect(isRunning(marks[0])).toBe(false);
    await supervisor.stop();
    expect(marks).toHaveLength(1);
    expect(messages).toEqual([]);
  });

  it('is abandoned with its last output when it never comes up', async () => {
    const { supervisor } = supervise();
    supervisor.start(orderOf(`console.log('no such setting'); process.exit(1)`));
    await expect(supervisor.failed).rejects.toMatchObject({
      code: 'SERVICE_NOT_READY',
      message: expect.stringContaining('no such setting'),
    });
    await supervisor.stop();
  }, 60_000);

  it('waits longer each time, up to half a minute', () => {
    expect([1, 2, 3, 7, 20].map(restartDelayMs)).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
  });
});
