import { afterEach, describe, expect, it } from 'vitest';
import type { Box, RunOutcome } from '@hone/contracts/sandbox';
import { SandboxFault } from '@hone/sandbox';
import { openEngineProxy, type Disturbance, type EngineProxy } from '../support/sandbox/engine-proxy.js';
import { eventually } from '../support/eventually.js';
import { dockerHost } from '../support/servers/infrastructure.js';
import {
  boxesOf,
  CANDIDATE,
  GENEROUS,
  openTestSandbox,
  testEngine,
  textOf,
} from '../support/sandbox/sandbox.js';

type Opened = Awaited<ReturnType<typeof openTestSandbox>>;

const CREATE = /^POST \/containers\/create/;
const ATTACH = /^POST \/containers\/\w+\/attach/;
const START = /^POST \/containers\/\w+\/start/;
const INSPECT = /^GET \/containers\/\w+\/json/;
const REMOVE = /^DELETE \/containers\//;
const SPEC = { runtime: 'python', ...CANDIDATE };

const opened: { sandbox: Opened; proxy: EngineProxy }[] = [];

/** A sandbox whose connection to the engine can be disturbed; its runtime has passed its trial. */
async function open(): Promise<{ sandbox: Opened; proxy: EngineProxy; faults: SandboxFault[] }> {
  const proxy = await openEngineProxy(dockerHost());
  const faults: SandboxFault[] = [];
  const sandbox = await openTestSandbox({
    dockerHost: proxy.dockerHost,
    onFault: (fault) => faults.push(fault),
  });
  opened.push({ sandbox, proxy });
  await (await sandbox.open(SPEC)).close();
  return { sandbox, proxy, faults };
}

const runningBoxes = async (workerId: string) =>
  (await boxesOf(workerId)).filter(({ State }) => State === 'running').length;

/** A container that was created and never started, because the answer was lost: the reaper looks for it. */
async function removeUnstarted(workerId: string): Promise<number> {
  const unstarted = (await boxesOf(workerId)).filter(({ State }) => State === 'created');
  for (const { Id } of unstarted) await testEngine().getContainer(Id).remove({ force: true });
  return unstarted.length;
}

afterEach(async () => {
  for (const { sandbox, proxy } of opened.splice(0)) {
    proxy.restore();
    await sandbox.close();
    await proxy.close();
    expect(await boxesOf(sandbox.workerId)).toEqual([]);
  }
}, 60_000);

const print = (box: Box): Promise<RunOutcome> =>
  box.run({ argv: ['python3', '-c', 'print("right")'], limits: GENEROUS });

async function faultOf(work: Promise<unknown>): Promise<SandboxFault> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SandboxFault);
  return error as SandboxFault;
}

const late: Disturbance = { how: 'late', ms: 700 };

describe('an engine that answers slowly', () => {
  it('makes boxes slow and no verdict wrong', async () => {
    const { sandbox, proxy, faults } = await open();
    for (const request of [CREATE, ATTACH, START, INSPECT, REMOVE]) proxy.disturb(request, late);
    const box = await sandbox.open(SPEC);
    const outcome = await print(box);
    expect([outcome.status, textOf(outcome.stdout)]).toEqual(['exited', 'right\n']);
    expect(outcome.usage.wallMs).toBeLessThan(GENEROUS.wallMs);
    await box.close();
    expect(faults).toEqual([]);
  }, 60_000);
});

describe('an engine that refuses', () => {
  const full = 'mkdir /var/lib/docker/overlay2/abc: no space left on device';

  it.each([
    ['to make a box', CREATE],
    ['to start one', START],
    ['its stream', ATTACH],
  ])(
    '%s, as on a full disk, is a fault of the platform, with its words',
    async (_, request) => {
      const { sandbox, proxy } = await open();
      proxy.disturb(request, { how: 'refused', status: 500, message: full });
      const fault = await faultOf(sandbox.open(SPEC));
      expect(fault.kind).toBe('unavailable');
      expect(fault.message).toContain('no space left on device');
      expect(await boxesOf(sandbox.workerId)).toEqual([]);
      expect((await sandbox.canary()).ok).toBe(false);
      proxy.restore();
      const box = await sandbox.open(SPEC);
      expect((await print(box)).status).toBe('exited');
      await box.close();
    },
    60_000,
  );
});

describe('an engine whose connection is cut', () => {
  it.each([
    ['before a box is made', CREATE, 'cut'],
    ['after a box was made', CREATE, 'cut-after'],
    ['before its stream', ATTACH, 'cut'],
    ['after its stream was given', ATTACH, 'cut-after'],
    ['before it is started', START, 'cut'],
    ['after it was started', START, 'cut-after'],
    ['before it is looked at', INSPECT, 'cut'],
  ] as const)(
    '%s, is a fault of the platform, and nothing runs on',
    async (_, request, how) => {
      const { sandbox, proxy } = await open();
      proxy.disturb(request, { how });
      const fault = await faultOf(sandbox.open(SPEC));
      expect(['unavailable', 'box']).toContain(fault.kind);
      await eventually(
        () => runningBoxes(sandbox.workerId),
        (count) => count === 0,
      );
      // Only the answer to the creation can leave an unknown box behind: it is not started, and the reaper's job.
      expect(await removeUnstarted(sandbox.workerId)).toBe(request === CREATE && how === 'cut-after' ? 1 : 0);
      proxy.restore();
      await (await sandbox.open(SPEC)).close();
    },
    60_000,
  );
});

describe('an engine that stops answering', () => {
  it('in the making of a box is given up in time, whichever answer is missing', async () => {
    const requests = [
      [CREATE, 'silent'],
      [CREATE, 'deaf'],
      [ATTACH, 'silent'],
      [ATTACH, 'deaf'],
      [START, 'silent'],
      [START, 'deaf'],
      [INSPECT, 'silent'],
    ] as const;
    const sandboxes: Awaited<ReturnType<typeof open>>[] = [];
    for (const [request, how] of requests) {
      const each = await open();
      each.proxy.disturb(request, { how });
      sandboxes.push(each);
    }
    const begun = performance.now();
    const faults = await Promise.all(sandboxes.map(({ sandbox }) => faultOf(sandbox.open(SPEC))));
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(faults.map(({ kind }) => kind)).toEqual(requests.map(() => 'unavailable'));
    const left: number[] = [];
    for (const { sandbox, proxy } of sandboxes) {
      await eventually(
        () => runningBoxes(sandbox.workerId),
        (count) => count === 0,
      );
      left.push(await removeUnstarted(sandbox.workerId));
      proxy.restore();
    }
    expect(left).toEqual([0, 1, 0, 0, 0, 0, 0]);
  }, 120_000);

  it('in a run is no fault of the program, and whoever waits is told so', async () => {
    const { sandbox, proxy, faults } = await open();
    const box = await sandbox.open(SPEC);
    const limits = { ...GENEROUS, wallMs: 1000 };
    const runs = [print(box), box.run({ argv: ['sleep', '60'], limits }), print(box)];
    await runs[0];
    proxy.freeze();
    const fault = await faultOf(runs[1] as Promise<RunOutcome>);
    expect(fault.kind).toBe('unavailable');
    expect(await faultOf(runs[2] as Promise<RunOutcome>)).toBe(fault);
    expect(faults).toEqual([fault]);
    proxy.restore();
    await box.close();
  }, 60_000);

  it('for a short time only costs a run nothing, though its limit has passed meanwhile', async () => {
    const { sandbox, proxy, faults } = await open();
    const box = await sandbox.open(SPEC);
    await print(box);
    proxy.freeze();
    const running = box.run({
      argv: ['python3', '-c', 'print("right")'],
      limits: { ...GENEROUS, wallMs: 1000 },
    });
    const asked = proxy.seen(/^GET \/_ping/);
    await asked;
    proxy.restore();
    const outcome = await running;
    expect([outcome.status, textOf(outcome.stdout)]).toEqual(['exited', 'right\n']);
    expect(faults).toEqual([]);
    await box.close();
  }, 60_000);

  it('when a box is to go keeps nobody waiting for long, and the box ends', async () => {
    const { sandbox, proxy } = await open();
    const box = await sandbox.open(SPEC);
    proxy.disturb(REMOVE, { how: 'silent' });
    await box.close();
    await eventually(
      () => boxesOf(sandbox.workerId),
      (boxes) => boxes.length === 0,
    );
  }, 60_000);
});
