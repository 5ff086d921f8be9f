import type { TrustedSession } from '@hone/contracts/kind';
import { deriveSeed } from '../../../judging/seeded-random.js';
import type { IncidentDefinition } from './definition.js';
import { getSystem } from './files/read-files.js';
import { judgeGreen } from './judge/judge-green.js';
import { playLoad } from './play/play-load.js';
import { collect } from './recording/collect.js';
import { digestOfRecorded, packRecording, recordingPath } from './recording/recording-file.js';
import { openSystem, type IncidentSystem } from './system/open-system.js';
import { faultyFiles, healthyFiles } from './variant.js';
import { starterTree } from './starter-tree.js';

type Session = TrustedSession<IncidentDefinition>;

/** Runs the healthy system for a while, then the one with the fault, and keeps what both reported. */
export async function recordFault(
  session: Session,
  fault: string,
): Promise<{ readonly path: string; readonly content: Uint8Array; readonly about: string }> {
  const { package: pack } = session;
  const file = getSystem(pack);
  const system = await openSystem(session, file);
  await startWith(session, system, healthyFiles(pack));
  const collector = collect(system, 'L');
  const options = { signal: session.signal, collector, onState: () => undefined };
  const seed = deriveSeed(pack.slug, 'recording', fault);
  const healthy = await playLoad(system, { ...options, name: 'healthy', forMs: file.record.healthyMs, seed });
  collector.note('info', `deploying ${Object.keys(file.services).join(', ')}`);
  await startWith(session, system, faultyFiles(pack, fault));
  const faulty = await playLoad(system, { ...options, name: 'faulty', forMs: file.record.faultyMs, seed });
  const recording = { digest: digestOfRecorded(pack, fault), ...(await collector.stop()) };
  const [before, after] = [healthy, faulty].map((outcomes) => judgeGreen(outcomes, file));
  return {
    path: recordingPath(fault),
    content: packRecording(recording),
    about: `before: ${before?.text} after: ${after?.text}`,
  };
}

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
