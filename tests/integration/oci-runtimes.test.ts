import { afterEach, describe, expect, it } from '@jest/globals';
import { boxesOf, CANDIDATE, GENEROUS, openTestSandbox, testEngine, textOf } from '../support/sandbox.js';

/** The same runc by another name, which every engine knows since 20.10. */
const OTHER = 'io.containerd.runc.v2';
/** Programs of others, tested where they are installed. */
const SEPARATE = ['crun', 'runsc'];
const spec = { runtime: 'python', ...CANDIDATE };

type Opened = Awaited<ReturnType<typeof openTestSandbox>>;
const opened: Opened[] = [];

async function open(options: Parameters<typeof openTestSandbox>[0]): Promise<Opened> {
  const sandbox = await openTestSandbox(options);
  opened.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  for (const sandbox of opened.splice(0)) await sandbox.close();
});

/** What isolates each of a worker's boxes, as the engine has it. */
async function isolationOf({ workerId }: Opened): Promise<(string | undefined)[]> {
  const boxes = await boxesOf(workerId);
  const inspected = await Promise.all(boxes.map(({ Id }) => testEngine().getContainer(Id).inspect()));
  return inspected.map(({ HostConfig }) => HostConfig.Runtime);
}

async function expectToWork(sandbox: Opened, ociRuntime: string): Promise<void> {
  const box = await sandbox.open({ ...spec, ociRuntime });
  const outcome = await box.run({ argv: ['python3', '-c', 'print(6 * 7)'], limits: GENEROUS });
  expect([outcome.status, textOf(outcome.stdout)]).toEqual(['exited', '42\n']);
  expect(outcome.usage.cpuMs).toBeGreaterThan(0);
  await box.close();
}

describe('the OCI runtime of a box', () => {
  it('is the one that the box is asked for with, and such boxes wait apart from others', async () => {
    const sandbox = await open({ otherOciRuntimes: [OTHER], poolSize: 1, trials: 'lazy' });
    expect(await sandbox.canary()).toMatchObject({ ok: true });
    await sandbox.warm([{ ...spec, ociRuntime: OTHER }]);
    await sandbox.settled();
    const before = new Set((await boxesOf(sandbox.workerId)).map(({ Id }) => Id.slice(0, 12)));
    const box = await sandbox.open({ ...spec, ociRuntime: OTHER });
    expect(before.has(box.id)).toBe(true);
    const { HostConfig } = await testEngine().getContainer(box.id).inspect();
    expect(HostConfig.Runtime).toBe(OTHER);
    expect((await isolationOf(sandbox)).filter((name) => name !== OTHER).length).toBeGreaterThan(0);
  }, 120_000);

  it('is that of the sandbox where none is asked for', async () => {
    const sandbox = await open({ ociRuntime: OTHER });
    await sandbox.open(spec);
    expect(await isolationOf(sandbox)).toEqual([OTHER]);
  }, 60_000);

  it('changes no verdict', async () => {
    const sandbox = await open({ otherOciRuntimes: [OTHER], trials: 'lazy' });
    expect(await sandbox.canary()).toMatchObject({ ok: true });
    await expectToWork(sandbox, OTHER);
  }, 120_000);

  it.each(SEPARATE)(
    'works as %s, or is refused with the reason before any work is taken',
    async (ociRuntime) => {
      const { Runtimes } = (await testEngine().info()) as { Runtimes: Readonly<Record<string, unknown>> };
      const opening = open({ otherOciRuntimes: [ociRuntime], trials: 'lazy' });
      if (!(ociRuntime in Runtimes)) {
        await expect(opening).rejects.toThrow(`knows no OCI runtime ${ociRuntime}`);
        return;
      }
      const sandbox = await opening;
      const { ok, reason } = await sandbox.canary();
      process.stdout.write(`\n${ociRuntime}: ${ok ? 'works' : reason}\n`);
      if (ok) await expectToWork(sandbox, ociRuntime);
      else expect(reason).toMatch(new RegExp(`^\\w+ under ${ociRuntime}: a box did not start: .+`, 's'));
    },
    120_000,
  );

  it('must be known to the engine, else nothing begins', async () => {
    const unknown = /knows no OCI runtime nowhere; it has .*runc/;
    await expect(openTestSandbox({ ociRuntime: 'nowhere' })).rejects.toThrow(unknown);
    await expect(openTestSandbox({ otherOciRuntimes: [OTHER, 'nowhere'] })).rejects.toThrow(unknown);
  }, 30_000);
});
