import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import type { Box } from '@hone/contracts/sandbox';
import { SandboxFault } from '@hone/sandbox';
import { startDoomedWorker } from '../support/sandbox/doomed-worker.js';
import { eventually } from '../support/eventually.js';
import {
  boxesOf,
  CANDIDATE,
  GENEROUS,
  openTestSandbox,
  sandboxImages,
  testEngine,
  textOf,
} from '../support/sandbox/sandbox.js';

type Opened = Awaited<ReturnType<typeof openTestSandbox>>;
const opened: Opened[] = [];

async function open(options: Parameters<typeof openTestSandbox>[0] = {}): Promise<Opened> {
  const sandbox = await openTestSandbox(options);
  opened.push(sandbox);
  return sandbox;
}

async function openSpinning(sandbox: Opened): Promise<Box> {
  const box = await sandbox.open({ runtime: 'python', ...CANDIDATE });
  const files = { 'main.py': 'while True:\n    pass\n', 'hello.py': 'print("hello")\n' };
  await box.put(Object.entries(files).map(([path, program]) => ({ path, content: Buffer.from(program) })));
  return box;
}

/** Waiting for everything to settle then tries one runtime. */
const onlyPython = () => ({ python: sandboxImages()['python'] ?? '' });

const countOf = async (workerId: string) => (await boxesOf(workerId)).length;
const gone = (workerId: string) =>
  eventually(
    () => countOf(workerId),
    (count) => count === 0,
  );

afterEach(async () => {
  for (const sandbox of opened.splice(0)) {
    await sandbox.close();
    expect(await countOf(sandbox.workerId)).toBe(0);
  }
}, 30_000);

describe('the life of a box', () => {
  it('ends when it is closed, whatever runs in it', async () => {
    const sandbox = await open();
    const box = await openSpinning(sandbox);
    const running = box.run({ limits: GENEROUS });
    const begun = performance.now();
    await box.close();
    expect((await running).status).toBe('aborted');
    expect(performance.now() - begun).toBeLessThan(GENEROUS.cpuMs);
    expect(await countOf(sandbox.workerId)).toBe(0);
  }, 30_000);

  it('ends when its sandbox is closed: what runs in it is aborted, and nobody calls that a fault', async () => {
    const faults: SandboxFault[] = [];
    const sandbox = await open({ onFault: (fault) => faults.push(fault) });
    const boxes = [await openSpinning(sandbox), await openSpinning(sandbox)];
    const running = boxes.map((box) => box.run({ limits: GENEROUS }));
    await sandbox.close();
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual(['aborted', 'aborted']);
    expect(faults).toEqual([]);
    expect(await countOf(sandbox.workerId)).toBe(0);
  }, 30_000);

  it.each(['idle', 'in a run', 'paused'] as const)(
    'ends when its worker is killed, %s',
    async (doing) => {
      const workerId = `doomed-${process.pid}-${doing.replaceAll(' ', '-')}`;
      const worker = await startDoomedWorker(workerId, doing);
      expect(await countOf(workerId)).toBe(1);
      worker.kill('SIGKILL');
      await once(worker, 'exit');
      await gone(workerId);
    },
    30_000,
  );

  it('that is killed from outside is a platform fault, told to who waits and to the operator', async () => {
    const faults: SandboxFault[] = [];
    const sandbox = await open({ onFault: (fault) => faults.push(fault) });
    const box = await openSpinning(sandbox);
    const runs = [box.run({ limits: GENEROUS }), box.run({ limits: GENEROUS })].map((run) =>
      run.then(
        () => 'answered',
        (error: unknown) => error,
      ),
    );
    const [listed] = await boxesOf(sandbox.workerId);
    await testEngine()
      .getContainer(listed?.Id ?? '')
      .kill();
    for (const outcome of await Promise.all(runs)) expect(outcome).toBeInstanceOf(SandboxFault);
    await expect(box.run({ limits: GENEROUS })).rejects.toThrow(SandboxFault);
    expect(faults).toHaveLength(1);
  }, 30_000);

  it('whose runner dies for want of memory is the doing of its program, and replaced for the next run', async () => {
    const sandbox = await open();
    const box = await openSpinning(sandbox);
    const hog = `import os
while True:
    if os.fork() == 0:
        held = []
        while True:
            held.append(bytearray(b"x" * (8 << 20)))
    os.wait()
`;
    await box.put([{ path: 'main.py', content: Buffer.from(hog) }]);
    const [listed] = await boxesOf(sandbox.workerId);
    const id = listed?.Id ?? '';
    const events = (await testEngine().getEvents({
      filters: { container: [id], event: ['oom'] },
    })) as Readable;
    const running = box.run({ limits: GENEROUS });
    const behind = box.run({ argv: ['python3', '/box/hello.py'], limits: GENEROUS });
    await once(events, 'data');
    events.destroy();
    // The kernel does this when it picks the runner instead of the program.
    await testEngine().getContainer(id).kill();
    expect(await running).toMatchObject({ status: 'memory-limit', limit: 'memory' });
    const next = await behind;
    expect([next.status, textOf(next.stdout)]).toEqual(['exited', 'hello\n']);
  }, 30_000);

  it('that does not end a run in time is ended from outside, and replaced for the next run', async () => {
    const sandbox = await open();
    const box = await openSpinning(sandbox);
    const running = box.run({ limits: { ...GENEROUS, wallMs: 2000 } });
    const behind = box.run({ argv: ['python3', '/box/hello.py'], limits: GENEROUS });
    const [listed] = await boxesOf(sandbox.workerId);
    await testEngine()
      .getContainer(listed?.Id ?? '')
      .pause();
    expect(await running).toMatchObject({ status: 'time-limit', limit: 'wall' });
    const next = await behind;
    expect([next.status, textOf(next.stdout)]).toEqual(['exited', 'hello\n']);
    const [replacement] = await boxesOf(sandbox.workerId);
    expect(replacement?.Id).not.toBe(listed?.Id);
  }, 30_000);
});

describe('the reaper', () => {
  const leave = async (labels: Record<string, string>) => {
    const container = await testEngine().createContainer({
      Image: sandboxImages()['python'] ?? '',
      Labels: { 'hone.session': 'left', ...labels },
      NetworkDisabled: true,
    });
    return container.id;
  };
  const inAnHour = String(Math.ceil(Date.now() / 1000) + 3600);

  it('removes at start what is past its time, also what never ran, and nothing else', async () => {
    const worker = `left-${process.pid}`;
    await leave({ 'hone.worker': worker, 'hone.expires': '1' });
    const live = await leave({ 'hone.worker': worker, 'hone.expires': inAnHour });
    const sandbox = await open();
    expect((await boxesOf(worker)).map(({ Id }) => Id)).toEqual([live]);
    expect(await sandbox.reap()).toBe(0);
    await testEngine().getContainer(live).remove({ force: true });
  }, 30_000);

  it('removes what a process has left that is gone', async () => {
    const sandbox = await open();
    const mine = await sandbox.open({ runtime: 'python', ...CANDIDATE });
    const [listed] = await boxesOf(sandbox.workerId);
    const owner = listed?.Labels['hone.owner'] ?? '';
    const dead = owner.replace(/\/\d+\/\d+$/, '/4194304/1');
    const worker = `dead-${process.pid}`;
    await leave({ 'hone.worker': worker, 'hone.expires': inAnHour, 'hone.owner': dead });
    expect(await sandbox.reap()).toBe(1);
    expect(await countOf(worker)).toBe(0);
    expect(await countOf(sandbox.workerId)).toBe(1);
    await mine.close();
  }, 30_000);
});

describe('the pool', () => {
  const ids = async (workerId: string) => new Set((await boxesOf(workerId)).map(({ Id }) => Id.slice(0, 12)));
  const spec = { runtime: 'python', ...CANDIDATE };

  it('hands out a box that waits, and makes another when that comes back, not before', async () => {
    const sandbox = await open({ poolSize: 1, trials: 'lazy', images: onlyPython() });
    await sandbox.warm([spec]);
    await eventually(
      () => countOf(sandbox.workerId),
      (count) => count >= 1,
    );
    await sandbox.settled();
    const before = await ids(sandbox.workerId);
    const box = await sandbox.open(spec);
    expect(before.has(box.id)).toBe(true);
    expect(await ids(sandbox.workerId)).toEqual(before);
    await box.close();
    await sandbox.settled();
    const after = await ids(sandbox.workerId);
    expect(after.has(box.id)).toBe(false);
    expect(after.size).toBe(before.size);
  }, 60_000);

  it('never hands out a box that has died while it waited', async () => {
    const sandbox = await open({ poolSize: 1, trials: 'lazy', images: onlyPython() });
    await sandbox.warm([spec]);
    await sandbox.settled();
    for (const { Id } of await boxesOf(sandbox.workerId)) await testEngine().getContainer(Id).kill();
    await gone(sandbox.workerId);
    const box = await sandbox.open(spec);
    const outcome = await box.run({ argv: ['python3', '-c', 'print("alive")'], limits: GENEROUS });
    expect(textOf(outcome.stdout)).toBe('alive\n');
    await box.close();
  }, 60_000);
});

/** Whether the images of a runtime are tried by its first submission, not at the start. */
function isOnDemand(id: string): boolean {
  const file = new URL(`../../sandbox-images/${id}/runtime.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { onDemand?: boolean }).onDemand === true;
}

describe('a runtime', () => {
  it('that fails its trial on this machine is not offered, and says why', async () => {
    const sandbox = await open({ images: { python: sandboxImages()['postgresql'] ?? '' } });
    await expect(sandbox.open({ runtime: 'python', ...CANDIDATE })).rejects.toThrow(/not offered here/);
    expect(sandbox.runtimes().find(({ id }) => id === 'python')).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('python'),
    });
  }, 30_000);

  it('whose image is not there is not offered, and the canary says that nothing is', async () => {
    const sandbox = await open({ images: {} });
    expect(sandbox.runtimes().map(({ status }) => status)).toEqual(sandbox.runtimes().map(() => 'failed'));
    expect(await sandbox.canary()).toMatchObject({ ok: false, reason: 'no language is ready' });
  }, 30_000);

  it('each proves itself with its own smoke test, and tells its version', async () => {
    const sandbox = await open();
    await sandbox.settled();
    for (const { id, status, reason, version } of sandbox.runtimes()) {
      expect([id, status, reason]).toEqual([id, 'ready', undefined]);
      if (isOnDemand(id)) expect(version).toBeUndefined();
      else expect(version).toMatch(/\d+\.\d+/);
    }
    expect(await sandbox.canary()).toMatchObject({ ok: true });
  }, 120_000);
});
