import type { TrustedSession } from '@hone/contracts/kind';
import { deriveSeed } from '../../../judging/seeded-random.js';
import type { IncidentDefinition } from './definition.js';
import { getFault, getSystem } from './files/read-files.js';
import { judgeGreen, type Green } from './judge/judge-green.js';
import { playLoad } from './play/play-load.js';
import { whileWatched, type Busy } from './play/watch-machine.js';
import { collect } from './recording/collect.js';
import { DEPLOYING } from './recording/since-deployment.js';
import { digestOfRecorded, packRecording, recordingPath } from './recording/recording-file.js';
import { openSystem, type IncidentSystem } from './system/open-system.js';
import { faultyFiles, healthyFiles } from './variant.js';
import { starterTree } from './starter-tree.js';

type Session = TrustedSession<IncidentDefinition>;

interface Played {
  readonly green: Green;
  readonly busy: Busy | undefined;
}

/**
 * Runs the healthy system for a while, then the one with the fault, and keeps what both reported. Rejects where the recording
 * would contradict the fault, as it does on a machine that is too busy.
 */
export async function recordFault(
  session: Session,
  fault: string,
): Promise<{ readonly path: string; readonly content: Uint8Array; readonly about: string }> {
  const { package: pack } = session;
  const file = getSystem(pack);
  const system = await openSystem(session, file);
  const collector = collect(system, 'L');
  const seed = deriveSeed(pack.slug, 'recording', fault);
  const play = async (name: string, forMs: number): Promise<Played> => {
    const options = { name, forMs, seed, signal: session.signal, collector, onState: () => undefined };
    const { result, busy } = await whileWatched(system, () => playLoad(system, options));
    return { green: judgeGreen(result, file), busy };
  };
  try {
    await startWith(session, system, healthyFiles(pack));
    const before = await play('healthy', file.record.healthyMs);
    collector.note('info', `${DEPLOYING} ${Object.keys(file.services).join(', ')}`);
    await startWith(session, system, faultyFiles(pack, fault));
    const after = await play('faulty', file.record.faultyMs);
    const why = findContradiction(before, after, getFault(pack, fault).answers.length > 0);
    if (why !== undefined) throw new Error(`${fault}: ${why}; record it again`);
    const recording = { digest: digestOfRecorded(pack, fault), ...(await collector.stop()) };
    const about = `before: ${before.green.text} after: ${after.green.text}`;
    return { path: recordingPath(fault), content: await packRecording(recording), about };
  } finally {
    collector.abandon();
  }
}

/** Why a recording must not be kept. Pure. */
export function findContradiction(before: Played, after: Played, isWrong: boolean): string | undefined {
  if (!before.green.isGreen)
    return `the healthy system was not green: ${before.green.text}${busyText(before.busy)}`;
  if (isWrong && after.green.isGreen) return `the fault does not show: ${after.green.text}`;
  if (!isWrong && !after.green.isGreen)
    return `nothing is wrong, and yet it was not green: ${after.green.text}${busyText(after.busy)}`;
  // A busy machine never makes a system green, and even on a crowded one only a fault makes most answers fail.
  const isOwn = after.green.isGreen || (after.green.isPlain && after.busy?.isPlainTrusted === true);
  return after.busy === undefined || isOwn ? undefined : `the machine was busy: ${after.busy.why}`;
}

const busyText = (busy: Busy | undefined): string =>
  busy === undefined ? '' : ` The machine was busy: ${busy.why}`;

async function startWith(
  { package: pack }: Session,
  system: IncidentSystem,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  for (const service of system.services.values()) if (service.state() !== 'down') await service.act('kill');
  const compiled = await system.install(starterTree(pack, files));
  if (!compiled.ok) throw new Error(`the system does not compile: ${compiled.output}`);
  const start = await system.startAll();
  if (!start.ok) throw new Error(`the system does not start: ${start.why} ${start.log}`);
}
