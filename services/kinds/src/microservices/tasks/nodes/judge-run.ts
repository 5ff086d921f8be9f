import type { HistoryEvidence, HistoryFault } from '@hone/contracts';
import type { CheckerResult, Counterexample, Figure } from '../../checkers/checker.js';
import type { Linearizer } from '../../checkers/linearizability/linearizer.js';
import { historyEvidence } from '../../history/history-evidence.js';
import type { Finding } from '../../run/play-decided.js';
import type { PropertyCheck } from './definition.js';
import type { LastedFault, ScenarioRun } from './run/scenario-run.js';
import type { Workload } from './workloads/workload.js';

/** A harness that is later than this, or than half a client's time-out, cannot distinguish a slow node from a busy machine. */
const MOST_LAG_MS = 400;

/** The result of each property for a complete history. */
export async function judgeRun(
  run: ScenarioRun,
  { checks, workload, linearizer, timeoutMs }: Judging,
): Promise<Finding<PropertyCheck>[]> {
  const findings: Finding<PropertyCheck>[] = [];
  for (const check of checks) {
    const property = workload.properties[check.property];
    if (property === undefined) throw new Error(`there is no property ${check.property}`);
    const found =
      'check' in property
        ? property.check(run.history, check)
        : await property.decide(run.history, linearizer);
    const isLate = run.lagMs > Math.max(MOST_LAG_MS, timeoutMs / 2);
    const isSlow = property.isTimed === 'speed' || run.lateAnswers > 0;
    const isUndecided = property.isTimed !== undefined && (isLate || (run.isCrowded && isSlow));
    const result = isUndecided ? distrust(run, found) : found;
    findings.push({ check, result, isDoubted: result !== found });
  }
  return findings;
}

interface Judging {
  readonly checks: readonly PropertyCheck[];
  readonly workload: Workload;
  readonly linearizer: Linearizer;
  /** How long clients of the scenario wait. */
  readonly timeoutMs: number;
}

function distrust({ lagMs, isCrowded }: ScenarioRun, result: CheckerResult): CheckerResult {
  if (result.outcome !== 'fail') return result;
  const late = `the harness was ${Math.round(lagMs)} ms late`;
  const why = `the machine was busy${isCrowded ? ' with something else all the time' : ''}: ${late}`;
  return { outcome: 'inconclusive', why, figures: result.figures };
}

/** One measurement of each name. */
export const figuresOf = (findings: readonly Finding<PropertyCheck>[]): Figure[] => [
  ...new Map(
    findings.flatMap(({ result }) => result.figures).map((figure) => [figure.name, figure]),
  ).values(),
];

interface Shown {
  readonly text: string;
  readonly focus?: Counterexample | undefined;
  readonly figures: readonly Figure[];
}

/** The history of a run for a learner. */
export function evidenceOf(run: ScenarioRun, { text, focus, figures }: Shown): HistoryEvidence {
  const { history, nodes, services, faults, logs, broken } = run;
  const shown = focus ?? (broken === undefined ? undefined : endOf(run, broken.sentence));
  return historyEvidence({
    history,
    nodes,
    services,
    faults: faults.map(toShow),
    logs,
    text,
    figures,
    ...(shown !== undefined && { focus: shown }),
  });
}

/** Where a scenario broke off: the last things that happened. */
function endOf({ history, broken }: ScenarioRun, sentence: string): Counterexample {
  const atMs = history.at(-1)?.atMs ?? 0;
  const messages = history.flatMap((event) =>
    event.type === 'send' && (event.from === broken?.node || event.to === broken?.node)
      ? [event.message]
      : [],
  );
  const last = messages.slice(-1);
  return {
    sentence,
    operations: [],
    messages: last,
    steps: [{ text: sentence, atMs, operations: [], messages: last }],
  };
}

function toShow({ fault, label, groups, fromMs, toMs }: LastedFault): HistoryFault {
  const kind =
    fault.partition !== undefined
      ? 'partition'
      : fault.latency !== undefined
        ? 'latency'
        : fault.loss !== undefined
          ? 'loss'
          : 'duplication';
  const smallest = groups?.toSorted((one, other) => one.length - other.length)[0];
  const nodes = fault.partition === 'one' || fault.partition === 'halves' ? [...(smallest ?? [])] : [];
  return { kind, label: label.slice(0, 200), nodes, fromMs, toMs };
}
