import type { BoxUsage } from '@hone/contracts/sandbox';
import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createDeferred } from '../protocol/deferred.js';
import type { RunnerSession } from '../protocol/runner-session.js';
import type { LanguageRuntime, Runtime, ToolRuntime } from '../runtimes/runtime-schema.js';
import { fillArgv } from '../runtimes/fill-argv.js';
import { messageOf, SandboxFault } from '../sandbox-fault.js';
import { createAttachedLink, type AttachedLink } from './attached-link.js';
import type { BoxSettings } from './box-settings.js';
import { createCoreUse, type CoreUse } from './core-use.js';
import type { Engine, EngineBox } from './engine.dockerode.js';
import { findMemoryGroup } from './memory-group.js';
import { createMemoryLimit, type MemoryLimit } from './memory-limit.js';
import { openMemoryPeak, type MemoryPeak } from './memory-peak.js';
import { programLimits, programOrder } from './program-order.js';
import { startService } from './start-service.js';

/** Why a box is gone. */
export interface BoxEnd {
  /** We removed it, or closed its stream. */
  readonly wanted: boolean;
  /** The error of the conversation, if there was one. */
  readonly error: Error | undefined;
  readonly diagnostics: string;
}

/** A running container with an open session. Nobody uses it yet. */
export interface LiveBox extends CoreUse {
  readonly id: string;
  readonly imageId: string;
  readonly runtime: Runtime;
  readonly memoryMiB: number;
  /** When the box was made, on the monotonic clock. */
  readonly madeAtMs: number;
  readonly session: RunnerSession;
  readonly peak: MemoryPeak;
  readonly memoryLimit: MemoryLimit;
  readonly ended: Promise<BoxEnd>;
  usage(): Promise<BoxUsage>;
  /** Kills everything and removes the container. Resolves when it is gone; never rejects. */
  destroy(): Promise<void>;
}

export interface BootOrder {
  readonly runtime: Runtime;
  readonly imageId: string;
  readonly settings: BoxSettings;
  /** Called for a container that could not be removed. */
  readonly onLeftover: (id: string, error: unknown) => void;
}

/** For the container; a server also gets the time that its runtime names. */
const BOOT_LIMIT_MS = 15_000;
const REMOVAL_LIMIT_MS = 15_000;
/** Users of boxes: never one of the host's, and different in every live box. In pairs: program and service. */
const FIRST_UID = 1_000_000;
const UID_PAIRS = 500_000_000;

const startLimitOf = (runtime: Runtime): number =>
  runtime.kind === 'server' ? runtime.service.startLimitMs : 0;

const nextUid = (): number => FIRST_UID + 2 * randomInt(UID_PAIRS);

/** Creates a container and opens the session in it. Leaves nothing behind when that fails. */
export async function bootBox(engine: Engine, order: BootOrder, signal: AbortSignal): Promise<LiveBox> {
  signal.throwIfAborted();
  const creating = engine.create(order.settings);
  const failure = new AbortController();
  const late = createDeferred<number>();
  const limitMs = BOOT_LIMIT_MS + startLimitOf(order.runtime);
  const clock = setTimeout(() => late.resolve(limitMs), limitMs);
  const discard = (container: EngineBox) =>
    container.remove().catch((failure: unknown) => order.onLeftover(container.id, failure));
  try {
    const booting = creating.then((container) => bootContainer(container, order, failure.signal));
    return await withLimit(booting, late.promise, signal);
  } catch (error) {
    failure.abort(error);
    const discarding = creating.then(discard, () => undefined);
    // Don't wait again for an engine that hangs; a container that it creates late is removed then.
    await Promise.race([discarding, late.promise]);
    if (signal.aborted) throw signal.reason;
    throw error instanceof SandboxFault
      ? error
      : new SandboxFault('unavailable', `a box did not start: ${messageOf(error)}`, error);
  } finally {
    clearTimeout(clock);
  }
}

/** A boot that hangs is abandoned; its container is then removed, which ends everything that it waited for. */
function withLimit<T>(work: Promise<T>, late: Promise<number>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const giveUp = () => reject(new Error('it is not wanted any more'));
    signal.addEventListener('abort', giveUp, { once: true });
    void late.then((limitMs) => reject(new Error(`it was not ready after ${limitMs} ms`)));
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

async function bootContainer(container: EngineBox, order: BootOrder, failure: AbortSignal): Promise<LiveBox> {
  const link = createAttachedLink(await container.attach());
  void link.closed.then((error) => link.session.end(endOf(link, error)));
  // The stream of a container that never started does not end with it.
  failure.addEventListener('abort', () => link.drop());
  if (failure.aborted) link.drop();
  failure.throwIfAborted();
  await container.start();
  await link.session.ready;
  const uid = nextUid();
  const [, group] = await Promise.all([
    link.session.open(uid, uid),
    container.findPid().then((pid) => findMemoryGroup(pid, container.id)),
  ]);
  const box = liveBox(container, link, order, group);
  await prepare(box);
  return box;
}

function endOf(link: AttachedLink, error: Error | undefined): Error {
  const why = error === undefined ? 'its stream ended' : error.message;
  const said = link.diagnostics().trim();
  return new SandboxFault('box', `the box is gone: ${why}${said === '' ? '' : ` (${said})`}`, error);
}

/** Don't wait for an engine that hangs: the box has ended with its stream, or the reaper removes it. */
async function removeInTime(container: EngineBox): Promise<void> {
  const removal = container.remove().then(() => true);
  removal.catch(() => undefined);
  if (await Promise.race([removal, delay(REMOVAL_LIMIT_MS, false, { ref: false })])) return;
  throw new Error(`the engine has not removed it after ${REMOVAL_LIMIT_MS} ms`);
}

function liveBox(
  container: EngineBox,
  link: AttachedLink,
  order: BootOrder,
  group: string | undefined,
): LiveBox {
  const peak = openMemoryPeak(group);
  const { memoryBytes } = order.settings.size;
  let wanted = false;
  const core = createCoreUse(container, order.settings.cpu);
  let removal: Promise<void> | undefined;
  const remove = async () => {
    wanted = true;
    // The engine takes a while; the runner kills everything as soon as its input hangs up.
    link.drop();
    await removeInTime(container).catch((error: unknown) => order.onLeftover(container.id, error));
  };
  const ended = link.closed.then((error) => {
    peak.close();
    return { wanted, error, diagnostics: link.diagnostics() };
  });
  return {
    id: container.id,
    imageId: order.imageId,
    runtime: order.runtime,
    get cpu() {
      return core.cpu;
    },
    memoryMiB: order.settings.size.memoryMiB,
    madeAtMs: performance.now(),
    session: link.session,
    peak,
    memoryLimit: createMemoryLimit(group, memoryBytes, (bytes) => container.limitMemory(bytes)),
    ended,
    moveTo: (to) => core.moveTo(to),
    share: (share) => core.share(share),
    usage: () => container.usage(),
    destroy: () => (removal ??= remove()),
  };
}

/** Makes a box as fast for the first test as for the others: starts the server, or the interpreter once. */
async function prepare(box: LiveBox): Promise<void> {
  if (box.runtime.kind === 'server') await startService(box.session, box.runtime, box.memoryMiB);
  else await warmUp(box, box.runtime);
}

/** The version command shows whether a tool starts. */
const TOOL_LIMITS = { cpuMs: 5_000, wallMs: 10_000, outputKiB: 64 };

async function warmUp(box: LiveBox, runtime: LanguageRuntime | ToolRuntime): Promise<void> {
  const isTool = runtime.kind === 'tool';
  const argv = isTool ? runtime.version : fillArgv(runtime.warmUp, { boxMemoryMiB: box.memoryMiB });
  const limits = programLimits(isTool ? TOOL_LIMITS : runtime.compile.limits);
  const { facts } = await box.session.run({ ...programOrder(runtime, argv), ...limits }).report;
  if (facts.exitCode !== 0) {
    const how = facts.exitCode === null ? `signal ${facts.signal}` : `exit code ${facts.exitCode}`;
    throw new SandboxFault('unavailable', `${runtime.id} does not start: ${how}`);
  }
}
