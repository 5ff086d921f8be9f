import { INCIDENT_FILES, type VariantFiles } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { filesBelow } from '../../../judging/package-files.js';
import { deriveSeed } from '../../../judging/seeded-random.js';
import { applyEdits } from './apply-edits.js';
import type { IncidentDefinition } from './definition.js';
import { getFault } from './files/read-files.js';
import { findRecording } from './recording/recording-file.js';

/** The healthy system. Learners never get it knowingly: their system may have a fault. */
export const SHOP = 'tests/shop';

/**
 * The fault that a seed draws. Each fault bids with a number of its own (rendezvous hashing), so that a further one in the
 * pool changes as few variants as possible.
 */
export function drawFault({ faults }: IncidentDefinition, seed: string): string {
  const bids = faults.map((id) => ({ id, bid: deriveSeed(seed, 'fault', id) }));
  const [highest] = bids.sort((one, other) => (one.bid < other.bid ? 1 : -1));
  if (highest === undefined) throw new Error('the pool of faults is empty');
  return highest.id;
}

/** The files of the healthy system by their path in a learner's tree. */
export const healthyFiles = (pack: Pick<ChallengePackage, 'files'>): Map<string, string> =>
  new Map([...filesBelow(pack, SHOP)].map(([path, content]) => [path, decodeText(content)]));

/** The files of a system with a fault in it. */
export const faultyFiles = (
  pack: Pick<ChallengePackage, 'files' | 'slug'>,
  fault: string,
): Map<string, string> => applyEdits(healthyFiles(pack), getFault(pack, fault).edits);

/** The system with the fault that the seed draws, and what was recorded while it ran. */
export function incidentFiles(
  pack: ChallengePackage,
  definition: IncidentDefinition,
  seed: string,
): VariantFiles {
  const fault = drawFault(definition, seed);
  const starter = [...faultyFiles(pack, fault)].map(([path, content]) => ({ path, content }));
  const recording = findRecording(pack, fault);
  if (recording === undefined) return { starter, shown: [] };
  const { logs, traces, metrics } = recording;
  return {
    starter,
    shown: [
      { path: INCIDENT_FILES.logs, content: logs },
      { path: INCIDENT_FILES.metrics, content: metrics },
      { path: INCIDENT_FILES.traces, content: traces },
    ],
  };
}
