import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createAttachedLink } from '../../../services/sandbox/src/docker/attached-link.js';
import type { BoxSettings } from '../../../services/sandbox/src/docker/box-settings.js';
import { sizeOf } from '../../../services/sandbox/src/docker/box-size.js';
import { createDockerEngine, type EngineBox } from '../../../services/sandbox/src/docker/engine.dockerode.js';
import { programOrder } from '../../../services/sandbox/src/docker/program-order.js';
import { loadSeccompProfile } from '../../../services/sandbox/src/docker/seccomp-profile.js';
import { LABEL, ownerOfThisProcess } from '../../../services/sandbox/src/labels.js';
import type { ProgramOrder, RunOrder } from '../../../services/sandbox/src/protocol/requests.js';
import type { RunnerSession } from '../../../services/sandbox/src/protocol/runner-session.js';
import { loadRuntimes } from '../../../services/sandbox/src/runtimes/load-runtimes.js';
import { dockerHost } from '../servers/infrastructure.js';
import { sandboxImages, testEngine } from './sandbox.js';

const IMAGES_DIR = fileURLToPath(new URL('../../../sandbox-images', import.meta.url));
const LIFE_S = 300;

/** A container with the settings of every box, not yet started, and its end. */
export interface RunnerContainer {
  readonly container: EngineBox;
  /** How the runner ended. */
  readonly exitCode: Promise<number>;
}

export interface RunnerBoxOptions {
  readonly memoryMiB?: number;
  readonly processes?: number;
  readonly runtime?: string;
}

async function settingsOf(options: RunnerBoxOptions): Promise<BoxSettings> {
  const wanted = options.runtime ?? 'python';
  const loaded = await loadRuntimes(IMAGES_DIR);
  const runtime = loaded.find((each) => each.runtime.id === wanted)?.runtime;
  if (runtime === undefined) throw new Error(`there is no runtime ${wanted}`);
  const engine = await createDockerEngine(dockerHost()).info();
  return {
    image: sandboxImages()[wanted] ?? '',
    size: sizeOf({ memoryMiB: options.memoryMiB ?? 128, processes: options.processes ?? 32 }, runtime),
    cpu: 0,
    seccompProfile: await loadSeccompProfile(engine.architecture),
    labels: {
      [LABEL.session]: randomUUID(),
      [LABEL.worker]: `frames-${process.pid}`,
      [LABEL.owner]: ownerOfThisProcess(),
      [LABEL.expires]: String(Math.ceil(Date.now() / 1000) + LIFE_S),
    },
    ociRuntime: undefined,
  };
}

export async function createRunnerContainer(options: RunnerBoxOptions = {}): Promise<RunnerContainer> {
  const container = await createDockerEngine(dockerHost()).create(await settingsOf(options));
  const ending = testEngine().getContainer(container.id).wait({ condition: 'next-exit' });
  const exitCode = ending.then((end: { StatusCode: number }) => end.StatusCode);
  exitCode.catch(() => undefined);
  return { container, exitCode };
}

/** A box with an open session and no pool, lane or judge around it. */
export interface SessionBox {
  readonly id: string;
  readonly session: RunnerSession;
  readonly exitCode: Promise<number>;
  readonly diagnostics: () => string;
  /** Closes the stream. */
  drop(): void;
  close(): Promise<void>;
}

/** Programs run as this user, services as the next. */
export const RUNNER_UID = 4_000_000;

export async function openSessionBox(options: RunnerBoxOptions = {}): Promise<SessionBox> {
  const { container, exitCode } = await createRunnerContainer(options);
  const link = createAttachedLink(await container.attach());
  void link.closed.then((error) => link.session.end(error ?? new Error('the stream ended')));
  await container.start();
  await link.session.ready;
  await link.session.open(RUNNER_UID, RUNNER_UID);
  return {
    id: container.id,
    session: link.session,
    exitCode,
    diagnostics: () => link.diagnostics(),
    drop: () => link.drop(),
    close: async () => {
      link.drop();
      await container.remove();
    },
  };
}

const program = async (argv: readonly string[]): Promise<ProgramOrder> => {
  const [python] = (await loadRuntimes(IMAGES_DIR)).filter(({ runtime }) => runtime.id === 'python');
  if (python === undefined) throw new Error('there is no runtime python');
  return programOrder(python.runtime, argv);
};

/** A Python program for START. */
export const pythonStart = async (source: string, user: 'candidate' | 'service' = 'candidate') => ({
  ...(await program(['python3', '-u', '-c', source])),
  user,
});

/** A Python program for RUN, with limits that it does not reach by default. */
export const pythonRun = async (source: string, limits: Partial<RunOrder> = {}): Promise<RunOrder> => ({
  ...(await program(['python3', '-c', source])),
  cpuMs: 10_000,
  wallMs: 20_000,
  stdoutMax: 1 << 20,
  stderrMax: 1 << 20,
  copyOut: [],
  copyMax: 0,
  ...limits,
});
