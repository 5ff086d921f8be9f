import type { Box } from '@hone/contracts/sandbox';
import type { OfferedRuntime, TrialResult } from '../runtimes/runtime-book.js';
import type { LanguageRuntime } from '../runtimes/runtime-schema.js';
import { loadSmokeCases, type SmokeCase } from '../runtimes/smoke-cases.js';
import { compileFinding, readVersion, runSmokeTest } from '../runtimes/smoke-test.js';
import { classOf } from './box-maker.js';
import type { SizeClass } from './box-size.js';
import { probeServer, readServerVersion } from './check-server.js';
import { openBox, TRIAL_SIZE, type DockerSandboxParts } from './docker-sandbox.js';

type TrialParts = Pick<DockerSandboxParts, 'engine' | 'pool' | 'places' | 'deaths' | 'onFault'>;

/** Tests a runtime on this machine, in a box like any other. */
export async function tryRuntime(parts: TrialParts, offered: OfferedRuntime): Promise<TrialResult> {
  const { runtime } = offered;
  if (runtime.kind === 'server') {
    const live = await parts.pool.take(classOf(offered, TRIAL_SIZE), new AbortController().signal);
    try {
      const finding = await probeServer(live.session, runtime);
      if (finding !== undefined) return { finding: `${runtime.id} ${finding}` };
      return { version: await readServerVersion(live.session, runtime) };
    } finally {
      await parts.pool.giveBack(live);
    }
  }
  if (runtime.kind === 'tool') return await tryTool(parts, offered);
  return await tryLanguage(parts, { ...offered, runtime });
}

/** A tool's own tests ran when its image was built; here it must start. */
async function tryTool(parts: TrialParts, offered: OfferedRuntime): Promise<TrialResult> {
  const { id, version: argv } = offered.runtime;
  const version = await inTrialBox(parts, offered, TRIAL_SIZE, (box) => readVersion(box, argv));
  return version === undefined ? { finding: `${id} does not start` } : { version };
}

async function inTrialBox<T>(
  parts: TrialParts,
  offered: OfferedRuntime,
  size: SizeClass,
  use: (box: Box) => Promise<T>,
): Promise<T> {
  const box = await openBox(parts, classOf(offered, size));
  try {
    return await use(box);
  } finally {
    await box.close();
  }
}

type OfferedLanguage = OfferedRuntime & { readonly runtime: LanguageRuntime };

/**
 * If files of the runtime are not in the host's page cache, the first box to read them is charged for them. If that
 * box meets its limit, it rereads its own interpreter again and again, which is no fault of the runtime: so a failed
 * trial is repeated after a box with room has read them.
 */
async function tryLanguage(parts: TrialParts, offered: OfferedLanguage): Promise<TrialResult> {
  const cases = await loadSmokeCases(offered.folder);
  const first = await runTrial(parts, offered, cases, TRIAL_SIZE);
  if ('version' in first) return first;
  const harmless = cases.filter(({ expect }) => expect.status === 'exited');
  await runTrial(parts, offered, harmless, { ...TRIAL_SIZE, memoryMiB: 4 * TRIAL_SIZE.memoryMiB });
  return await runTrial(parts, offered, cases, TRIAL_SIZE);
}

async function runTrial(
  parts: TrialParts,
  offered: OfferedLanguage,
  cases: readonly SmokeCase[],
  size: SizeClass,
): Promise<TrialResult> {
  const { sourceName, version } = offered.runtime;
  return await inTrialBox(parts, offered, size, async (box) => {
    const finding = await runSmokeTest(box, sourceName, cases);
    if (finding !== undefined) return { finding: `smoke test: ${finding}` };
    return { version: (await readVersion(box, version)) ?? 'unknown' };
  });
}

/**
 * Compiles only the first known program of a language that has a compiler: a busy machine makes no difference to
 * that. Resolves to what is wrong, or undefined.
 */
export async function compileKnown(parts: TrialParts, offered: OfferedRuntime): Promise<string | undefined> {
  const { runtime } = offered;
  if (runtime.kind !== 'language') return undefined;
  const known = (await loadSmokeCases(offered.folder)).find(({ expect }) => expect.compiles);
  if (known === undefined) return undefined;
  return inTrialBox(parts, offered, TRIAL_SIZE, async (box) => {
    const finding = await compileFinding(box, runtime.sourceName, known);
    return finding === undefined ? undefined : `${known.name} ${finding}`;
  });
}
