import { afterEach, describe, expect, it } from 'vitest';
import { openEngineProxy, type EngineProxy } from '../support/sandbox/engine-proxy.js';
import { dockerHost } from '../support/servers/infrastructure.js';
import {
  boxesOf,
  CANDIDATE,
  GENEROUS,
  openTestSandbox,
  sandboxImages,
  testEngine,
  textOf,
} from '../support/sandbox/sandbox.js';

/** The same runc under another name, which every engine knows since 20.10. */
const OTHER = 'io.containerd.runc.v2';
/** Runtimes of others, tested where they are installed. */
const SEPARATE = ['crun', 'runsc'];
const spec = { runtime: 'python', ...CANDIDATE };

type Opened = Awaited<ReturnType<typeof openTestSandbox>>;
const opened: Opened[] = [];

async function open(options: Parameters<typeof openTestSandbox>[0]): Promise<Opened> {
  const sandbox = await openTestSandbox(options);
  opened.push(sandbox);
  return sandbox;
}

const proxies: EngineProxy[] = [];

afterEach(async () => {
  for (const proxy of proxies) proxy.restore();
  for (const sandbox of opened.splice(0)) await sandbox.close();
  for (const proxy of proxies.splice(0)) await proxy.close();
}, 60_000);

/** The isolation of each of a worker's boxes, as the engine reports it. */
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

/** The canary's result where boxes do not start with the runtime. */
const faultUnder = (ociRuntime: string) => ({
  ok: false,
  reason: expect.stringMatching(new RegExp(`^\\w+ under ${ociRuntime}: a box did not start: .+`, 's')),
});

/** The engine's own reason for not starting a container with it; undefined where it does. */
async function findObstacle(ociRuntime: string): Promise<'unknown' | 'broken' | undefined> {
  const engine = testEngine();
  const { Runtimes } = (await engine.info()) as { Runtimes: Readonly<Record<string, unknown>> };
  if (!(ociRuntime in Runtimes)) return 'unknown';
  const Image = sandboxImages()['python'] ?? '';
  const container = await engine.createContainer({
    Image,
    Entrypoint: ['true'],
    HostConfig: { Runtime: ociRuntime },
  });
  const broken = await container.start().then(
    () => undefined,
    () => 'broken' as const,
  );
  await container.remove({ force: true });
  return broken;
}

describe('the OCI runtime of a box', () => {
  it('is the one that the box asks for, and such boxes wait apart from others', async () => {
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

  it('is that of the sandbox by default', async () => {
    const sandbox = await open({ ociRuntime: OTHER });
    await sandbox.open(spec);
    expect(await isolationOf(sandbox)).toEqual([OTHER]);
  }, 60_000);

  it('changes no verdict', async () => {
    const sandbox = await open({ otherOciRuntimes: [OTHER], trials: 'lazy' });
    expect(await sandbox.canary()).toMatchObject({ ok: true });
    await expectToWork(sandbox, OTHER);
  }, 120_000);

  it('is refused with the reason before any work is taken where boxes do not start with it', async () => {
    const proxy = await openEngineProxy(dockerHost());
    proxies.push(proxy);
    const { dockerHost: disturbed } = proxy;
    const sandbox = await open({ dockerHost: disturbed, otherOciRuntimes: [OTHER], trials: 'lazy' });
    expect(await sandbox.canary()).toMatchObject({ ok: true });
    // The next canary's first box has the usual runtime; once it has gone, it is the other's turn.
    void proxy.seen(/^DELETE \/containers\//).then(() =>
      proxy.disturb(/^POST \/containers\/\w+\/start/, {
        how: 'refused',
        status: 500,
        message: 'OCI runtime create failed',
      }),
    );
    expect(await sandbox.canary()).toMatchObject(faultUnder(OTHER));
  }, 120_000);

  it.each(SEPARATE)(
    'may be %s where the engine starts boxes with it; else it is refused with the reason before any work is taken',
    async (ociRuntime) => {
      const obstacle = await findObstacle(ociRuntime);
      process.stdout.write(`\n${ociRuntime}: ${obstacle ?? 'works'}\n`);
      const opening = open({ otherOciRuntimes: [ociRuntime], trials: 'lazy' });
      if (obstacle === 'unknown') {
        await expect(opening).rejects.toThrow(`knows no OCI runtime ${ociRuntime}`);
      } else if (obstacle === 'broken') {
        expect(await (await opening).canary()).toMatchObject(faultUnder(ociRuntime));
      } else {
        const sandbox = await opening;
        expect(await sandbox.canary()).toMatchObject({ ok: true });
        await expectToWork(sandbox, ociRuntime);
      }
    },
    120_000,
  );

  it('must be known to the engine, else nothing begins', async () => {
    const unknown = /knows no OCI runtime nowhere; it has .*runc/;
    await expect(openTestSandbox({ ociRuntime: 'nowhere' })).rejects.toThrow(unknown);
    await expect(openTestSandbox({ otherOciRuntimes: [OTHER, 'nowhere'] })).rejects.toThrow(unknown);
  }, 30_000);
});
