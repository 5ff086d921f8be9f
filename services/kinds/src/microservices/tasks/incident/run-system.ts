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
import { decodeText } from '../../../judging/evidence-text.js';
import { deriveSeed } from '../../../judging/seeded-random.js';
import { withProgress } from '../../../judging/with-progress.js';
import type { Session } from './session.js';
import { judgeGreen } from './judge/judge-green.js';
import { RUN } from './plan-checks.js';
import { playLoad } from './play/play-load.js';
import { whileWatched } from './play/watch-machine.js';
import { collect, readCollected } from './recording/collect.js';
import type { IncidentSystem } from './system/open-system.js';
import { drawFault, faultyFiles } from './variant.js';

/** Ids of a run differ from those of the recording. */
const PREFIX = 'R';

/** Plays the load of a run, and shows the system's telemetry, whether it went well or not. */
export async function* runSystem(
  session: Session,
  system: IncidentSystem,
): AsyncGenerator<KindEvent | { readonly check: Check }> {
  const { slug } = session.package;
  const collector = collect(system, PREFIX);
  try {
    const { result, busy } = yield* withProgress((onProgress) =>
      whileWatched(system, () =>
        playLoad(system, {
          name: 'load',
          forMs: system.file.runMs,
          seed: deriveSeed(slug, 'run'),
          signal: session.signal,
          collector,
          onState: (state) => onProgress(writeTopology(state)),
        }),
      ),
    );
    const { isGreen, reason, text } = judgeGreen(result, system.file);
    const notes = notesOnRun({ isGreen, isAsGiven: isAsGiven(session), busy: busy?.why });
    const evidence = evidenceOf(readCollected(await collector.stop()), [text, ...notes].join(' '));
    yield { check: isGreen ? passCheck(RUN, { evidence }) : failCheck(RUN, reason, { evidence }) };
  } finally {
    collector.abandon();
  }
}

interface RunFacts {
  readonly isGreen: boolean;
  /** Whether the files are as they were deployed. */
  readonly isAsGiven: boolean;
  /** Why the machine was busy, if it was. */
  readonly busy: string | undefined;
}

/** Why a run may differ from the recording. The same whether something is wrong or not: it gives nothing away. Pure. */
export function notesOnRun({ isGreen, isAsGiven, busy }: RunFacts): string[] {
  return [
    ...(busy === undefined
      ? []
      : [`The machine was busy (${busy}), so some times are longer than the system needs. Run it again.`]),
    ...(isGreen && isAsGiven
      ? ['You changed no service. Where this run looks better than the recording, trust the recording.']
      : []),
  ];
}

function isAsGiven({ package: pack, definition, variant, seed, files }: Session): boolean {
  const given = faultyFiles(pack, drawFault(definition, variant ?? seed));
  return [...given].every(([path, text]) => decodeText(files.get(path) ?? new Uint8Array()) === text);
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
