import {
  MOST_EVIDENCE_LOGS,
  MOST_EVIDENCE_SPANS,
  writeTopology,
  type Check,
  type Incident,
  type IncidentEvidence,
} from '@hone/contracts';
import type { KindEvent } from '@hone/contracts/kind';
import { failCheck, passCheck } from '../../../judging/build-check.js';
import { deriveSeed } from '../../../judging/seeded-random.js';
import { withProgress } from '../../../judging/with-progress.js';
import type { Session } from './session.js';
import { judgeGreen } from './judge/judge-green.js';
import { RUN } from './plan-checks.js';
import { playLoad } from './play/play-load.js';
import { collect, readCollected } from './recording/collect.js';
import type { IncidentSystem } from './system/open-system.js';

/** Ids of a run differ from those of the recording. */
const PREFIX = 'R';

/** Plays the load of a run, and shows what the system reported, whether it went well or not. */
export async function* runSystem(
  { package: { slug }, signal }: Session,
  system: IncidentSystem,
): AsyncGenerator<KindEvent | { readonly check: Check }> {
  const collector = collect(system, PREFIX);
  const outcomes = yield* withProgress((onProgress) =>
    playLoad(system, {
      name: 'load',
      forMs: system.file.runMs,
      seed: deriveSeed(slug, 'run'),
      signal,
      collector,
      onState: (state) => onProgress(writeTopology(state)),
    }),
  );
  const { isGreen, reason, text } = judgeGreen(outcomes, system.file);
  const evidence = evidenceOf(readCollected(await collector.stop()), text);
  yield { check: isGreen ? passCheck(RUN, { evidence }) : failCheck(RUN, reason, { evidence }) };
}

function evidenceOf({ logs, spans, series }: Incident, text: string): IncidentEvidence {
  const omitted =
    Math.max(0, logs.length - MOST_EVIDENCE_LOGS) + Math.max(0, spans.length - MOST_EVIDENCE_SPANS);
  return {
    type: 'incident',
    text,
    logs: logs.slice(0, MOST_EVIDENCE_LOGS),
    spans: spans.slice(0, MOST_EVIDENCE_SPANS),
    series: series.slice(0, 300),
    omitted,
  };
}
