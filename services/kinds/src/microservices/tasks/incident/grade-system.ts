import { writeTopology, type Check, type Incident } from '@hone/contracts';
import type { KindEvent } from '@hone/contracts/kind';
import { failCheck, passCheck, skipCheck, type CheckPlan } from '../../../judging/build-check.js';
import { deriveSeed } from '../../../judging/seeded-random.js';
import { withProgress } from '../../../judging/with-progress.js';
import type { Session } from './session.js';
import { judgeBehavior } from './judge/judge-behavior.js';
import { judgeCounts } from './judge/judge-counts.js';
import { changedRows, readKept } from './judge/kept-rows.js';
import { judgeGreen, type Green } from './judge/judge-green.js';
import { findLostTelemetry, findRemovedReports } from './judge/judge-telemetry.js';
import { BEHAVIOR, DATA, LOAD, RESTARTED, TELEMETRY } from './plan-checks.js';
import { playLoad } from './play/play-load.js';
import { whileWatched, type Busy } from './play/watch-machine.js';
import { collect, readCollected, type Collector } from './recording/collect.js';
import type { IncidentSystem } from './system/open-system.js';
import { drawFault, faultyFiles } from './variant.js';
import { decodeText } from '../../../judging/evidence-text.js';

type Step = KindEvent | { readonly check: Check };

const summary = (text: string) => ({ evidence: { type: 'summary' as const, text } });
const NOT_TRIED = 'Not tried: the system was not green under load.';

/** Data about a submission before its system plays. */
interface Known {
  /** The checks of its diagnosis. */
  readonly scored: readonly Check[];
  /** Rows that must not change, as they were before any service of the learner ran. */
  readonly kept: ReadonlyMap<string, string>;
  readonly recorded: Incident;
}

/** Judges a repaired system that has just started: under load, after a restart, and by the things that must not change. */
export async function* gradeSystem(
  session: Session,
  system: IncidentSystem,
  known: Known,
): AsyncGenerator<Step> {
  const collector = collect(system, 'L');
  try {
    yield* judgeSystem(session, system, { ...known, collector });
  } finally {
    collector.abandon();
  }
}

async function* judgeSystem(
  session: Session,
  system: IncidentSystem,
  { scored, kept, recorded, collector }: Known & { readonly collector: Collector },
): AsyncGenerator<Step> {
  const { seed } = session;
  const first = yield* playGraded(session, system, { name: 'load', collector });
  yield { check: checkOf(LOAD, first) };
  // A system that still has its fault answers wrongly anyway.
  const differences = first.isGreen
    ? [
        ...(await judgeCounts(system, first)),
        ...(await findDifferences(system, { seed, usesStandIn: false })),
      ]
    : [];
  const incident = readCollected(await collector.stop());
  if (first.isGreen) {
    const restarted = yield* playRestarted(session, system);
    yield { check: checkOf(RESTARTED, restarted) };
    if (restarted.isGreen) differences.push(...(await findDifferences(system, { seed, usesStandIn: true })));
  } else yield { check: skipCheck(RESTARTED, NOT_TRIED) };
  for (const check of scored) yield { check };
  yield { check: first.isGreen ? listed(BEHAVIOR, differences) : skipCheck(BEHAVIOR, NOT_TRIED) };
  const { hasMetrics } = collector;
  const { good } = first;
  const lost = findLostTelemetry(system.file, { incident, hasMetrics, good, recorded: recorded.series });
  yield { check: listed(TELEMETRY, lost.length === 0 ? [] : [...lost, ...removedLines(session)]) };
  yield { check: listed(DATA, changedRows(kept, await readKept(system))) };
}

/** Changes in the system's behavior. Throws where a busy machine may have made it late. */
async function findDifferences(
  system: IncidentSystem,
  which: Parameters<typeof judgeBehavior>[1],
): Promise<string[]> {
  const { result, busy } = await whileWatched(system, () => judgeBehavior(system, which));
  if (result.length > 0 && busy !== undefined) throw busyMachine(busy);
  return result;
}

const busyMachine = ({ why }: Busy): Error => new Error(`the machine was busy: ${why}`);

const checkOf = (plan: CheckPlan, { isGreen, reason, text }: Green): Check =>
  isGreen ? passCheck(plan, summary(text)) : failCheck(plan, reason, summary(text));

const listed = (plan: CheckPlan, problems: readonly string[]): Check =>
  problems.length === 0
    ? passCheck(plan)
    : failCheck(plan, 'contract', summary(problems.join(' ').slice(0, 4_000)));

function removedLines({ package: pack, definition, variant, seed, files }: Session): string[] {
  const given = faultyFiles(pack, drawFault(definition, variant ?? seed));
  const own = new Map([...files].map(([path, content]) => [path, decodeText(content)]));
  const removed = findRemovedReports(given, own);
  return removed.length === 0
    ? []
    : [`Lines of the given files that are gone: ${removed.slice(0, 8).join(', ')}.`];
}

async function* playRestarted(session: Session, system: IncidentSystem): AsyncGenerator<KindEvent, Played> {
  const start = await system.startAll();
  if (!start.ok)
    return {
      isGreen: false,
      reason: start.reason,
      text: `After the restart: ${start.why}`,
      good: 0,
      asked: 0,
      isPlain: true,
      busy: undefined,
    };
  const collector = collect(system, 'L');
  try {
    return yield* playGraded(session, system, { name: 'restarted', collector });
  } finally {
    collector.abandon();
  }
}

interface Played extends Green {
  readonly busy: Busy | undefined;
}

interface Graded {
  readonly name: 'load' | 'restarted';
  readonly collector: Collector;
}

async function* playGraded(
  { seed, signal }: Session,
  system: IncidentSystem,
  { name, collector }: Graded,
): AsyncGenerator<KindEvent, Played> {
  const { gradedMs, restartedMs } = system.file;
  const { result, busy } = yield* withProgress((onProgress) =>
    whileWatched(system, () =>
      playLoad(system, {
        name,
        forMs: name === 'load' ? gradedMs : restartedMs,
        seed: deriveSeed(seed, name),
        signal,
        collector,
        onState: (state) => onProgress(writeTopology(state)),
      }),
    ),
  );
  const green = judgeGreen(result, system.file);
  const isOwn = green.isPlain && busy?.isPlainTrusted === true;
  if (!green.isGreen && busy !== undefined && !isOwn) throw busyMachine(busy);
  return { ...green, busy };
}
