import type { PackageFinding, TrustedSession } from '@hone/contracts/kind';
import { error } from '../../../judging/findings.js';
import type { IncidentDefinition } from './definition.js';
import { getFault } from './files/read-files.js';
import { idsOf } from './judge/score-diagnosis.js';
import { readCollected } from './recording/collect.js';
import { sinceDeployment } from './recording/since-deployment.js';
import { digestOfRecorded, findRecording, recordingPath } from './recording/recording-file.js';

const LEAST_EVIDENCE = 3;

/** Recordings that are missing, stale, or without evidence of their fault. */
export function checkRecordings({
  package: pack,
  definition,
}: Pick<TrustedSession<IncidentDefinition>, 'package' | 'definition'>): PackageFinding[] {
  return definition.faults.flatMap((id) => {
    const path = recordingPath(id);
    const recording = findRecording(pack, id);
    if (recording === undefined)
      return [
        error('RECORDING_MISSING', path, `record it: ./hone record challenges/${pack.slug} --only ${id}`),
      ];
    if (recording.digest !== digestOfRecorded(pack, id))
      return [error('RECORDING_STALE', path, `the system has changed since; record it again`)];
    const fault = getFault(pack, id);
    const found = idsOf(fault.evidence, sinceDeployment(readCollected(recording))).size;
    return fault.answers.length > 0 && found < LEAST_EVIDENCE
      ? [
          error(
            'EVIDENCE_FEW',
            path,
            `${found} log lines and spans show the fault; ${LEAST_EVIDENCE} are needed`,
          ),
        ]
      : [];
  });
}
