import type { Check, Evidence } from '@hone/contracts';
import {
  failCheck,
  measuredCheck,
  passCheck,
  skipCheck,
  type CheckPlan,
} from '../../../judging/build-check.js';
import type { Instance } from '../../instances/instance.js';
import { describeEnded } from '../../workload/describe-ended.js';
import type { Ended } from '../../workload/ended.js';
import { TaskFault } from '../../task-fault.js';
import { shareOfCounts } from '../../work/slope.js';
import { largestDocument, longestArray, readCost, writeCost, type CostFinding } from './describe-costs.js';
import type { DesignJudging } from './design-judging.js';
import type { Crashed, Played } from './outcome.js';
import { rulesOf, type PlannedRule } from './plan-design.js';

const ANSWERS_FIRST = 'Not counted: this check counts once the design answers every question correctly.';

/** Judges the cost of a design whose answers are all right, and the state after a crash. */
export async function* judgeRules(
  judging: DesignJudging,
  planned: readonly PlannedRule[],
  own: Played | undefined,
): AsyncGenerator<Check> {
  if (own === undefined) {
    for (const { plan } of planned) yield skipCheck(plan, ANSWERS_FIRST);
    return;
  }
  const { definition } = judging.session;
  const rules = rulesOf(definition);
  const reference = await judging.reference.played(instanceOf(judging, rules.work));
  let crashed: Promise<Crashed | Ended> | undefined;
  for (const { kind, name, plan } of planned) {
    if (kind === 'atomic') yield judgeCrash(judging, { name, plan }, await (crashed ??= crash(judging)));
    else if (kind === 'reads') yield decide(plan, readCost(name, own, reference, rules));
    else if (kind === 'writes') yield decide(plan, writeCost(name, own, reference, rules));
    else yield decide(plan, (name === 'documents' ? largestDocument : longestArray)(own, reference, rules));
  }
}

function decide(plan: CheckPlan, { text, counts }: CostFinding): Check {
  const evidence: Evidence = { type: 'work', text, counts: [...counts] };
  return measuredCheck(plan, { score: shareOfCounts(counts), reason: 'too-slow' }, { evidence });
}

async function crash({ session, task, design, box, reference }: DesignJudging): Promise<Crashed | Ended> {
  const { crash: id } = rulesOf(session.definition);
  const workload = await reference.workload(instanceOf({ session }, id));
  return box.crash({ task, design, workload, wallMs: session.package.manifest.limits.wallMs });
}

function judgeCrash(
  { session }: DesignJudging,
  { name, plan }: Pick<PlannedRule, 'name' | 'plan'>,
  outcome: Crashed | Ended,
): Check {
  if (outcome.end !== 'done') {
    const { wallMs } = session.package.manifest.limits;
    const { reason, text } = describeEnded(outcome, { events: [], questions: [] }, wallMs);
    return failCheck(plan, reason, { evidence: { type: 'summary', text } });
  }
  const tried = outcome.crashes[name];
  if (tried === undefined) throw new TaskFault(`no ${name} happens in the history of crashes`);
  const { broken, stops, events } = tried;
  if (broken === undefined)
    return passCheck(plan, { evidence: { type: 'summary', text: soundText(name, stops, events) } });
  return failCheck(plan, 'wrong-answer', { evidence: { type: 'summary', text: brokenText(name, broken) } });
}

type Broken = NonNullable<Crashed['crashes'][string]['broken']>;

/** Describes the answers after a crash. */
export function brokenText(name: string, { stop, of, path, behind, when }: Broken): string {
  const began = `The program ended after ${stop} of the ${of} documents that ${name} writes.`;
  const advice = 'Let one command write one document, or write last what makes the rest visible.';
  if (when === 'again')
    return `${began} The event was delivered again, and ${path} still does not answer what is true afterwards. What was done must be found out and the rest be caught up.`;
  if (behind === undefined)
    return `${began} One answer of ${path} then differed both from the one before the event and from the one after it. ${advice}`;
  if (behind === path)
    return `${began} One question of ${path} then answered what is true afterwards, and another one still what was true before. ${advice}`;
  return `${began} ${path} then answered what is true afterwards, and ${behind} still what was true before: all answers together must be from one point in time. ${advice}`;
}

const soundText = (name: string, stops: number, events: number): string =>
  stops === 0
    ? `${name} writes one document at once, so a crash leaves all of it or nothing (${events} tried).`
    : `The program was ended in ${stops} places in the middle of ${name}, and all answers together were from one point in time.`;

function instanceOf({ session }: Pick<DesignJudging, 'session'>, id: string): Instance {
  const found = session.definition.instances.find((instance) => instance.id === id);
  if (found === undefined) throw new Error(`no history has the id ${id}`);
  return found;
}
