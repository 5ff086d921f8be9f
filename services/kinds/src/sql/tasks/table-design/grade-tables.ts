import type { Reveal } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { createProgress, phase } from '../../../judging/report.js';
import { compileStep } from '../../checks/compile-step.js';
import type { SqlDefinition } from '../../definition.js';
import { accepted, rejected, type Examined } from '../../statement/examined.js';
import type { Ended } from '../../workload/ended.js';
import type { Workload } from '../../workload/workload.js';
import { compareAnswer, judgeWorkloads, type WrongAnswer } from '../../workload/judge-workloads.js';
import { boxesFor } from '../../boxes.js';
import { examineDesign, type Design } from './examine-design.js';
import { judgeRules, readsNothing } from './judge-rules.js';
import { createNodeBox, type NodeBox } from './node-box.js';
import { sentDesign } from './node-design.js';
import type { Played } from './outcome.js';
import { planTables } from './plan-tables.js';
import { createReferencePlays } from './reference-plays.js';
import { readTaskFile, type TaskFile } from './task-file.js';

const STARTING = 'A Cassandra node of your own is being started, which takes some seconds.';

/**
 * Grades a design of tables: examines it, judges its text by rules, plays workloads through it on a node and compares its
 * answers with the reference's. Throws if the platform or the task failed.
 */
export async function* gradeTables(
  session: GradingSession<SqlDefinition>,
): AsyncGenerator<KindEvent, KindResult> {
  const { package: pack, definition } = session;
  const task = readTaskFile(pack, definition);
  const planned = planTables(session, task);
  const plans = [...planned.instances, ...planned.rules].map(({ plan }) => plan);
  const progress = createProgress(plans.length);
  const compiled = yield* compileStep(session, plans, progress, (asked) =>
    Promise.resolve(examineFiles(asked, task)),
  );
  if (compiled.program === undefined) return compiled.result;
  const { program: design, compile, compileMs } = compiled;
  yield phase('prepare');
  yield { type: 'grading.log', data: { stream: 'info', text: STARTING } };
  const began = session.now();
  const node = createNodeBox(session, boxesFor(pack, definition).candidate);
  await node.ready();
  const prepareMs = session.now() - began;
  const reveals: Reveal[] = [];
  let runMs = 0;
  const judging = {
    session,
    reference: createReferencePlays(session, task, node),
    play: createPlay(session, node, design, (milliseconds) => (runMs += milliseconds)),
    compare: (path: string, expected: Played, own: Played, place: number) =>
      unwritten(design, path) ?? compareRows(task, path, expected.answers[place], own.answers[place]),
    onReveal: (reveal: Reveal) => void reveals.push(reveal),
  };
  yield phase('run');
  for await (const check of judgeWorkloads(judging, planned.instances)) yield progress.report(check);
  for (const check of judgeRules(design, task, planned.rules)) yield progress.report(check);
  const phases = { prepareMs, compileMs, runMs, judgeMs: 0 };
  return { checks: progress.checks, compile, reveals, phases };
}

/** Plays workloads through the learner's design; `onRun` gets the milliseconds that one took on a ready node. */
function createPlay(
  { now }: Pick<GradingSession<unknown>, 'now'>,
  node: NodeBox,
  design: Design,
  onRun: (milliseconds: number) => void,
): (workload: Workload, wallMs: number) => Promise<Played | Ended> {
  const sent = sentDesign(design);
  return async (workload, wallMs) => {
    await node.ready();
    const began = now();
    const outcome = await node.play(sent, workload, wallMs);
    onRun(now() - began);
    return outcome;
  };
}

function examineFiles({ files }: GradingSession<SqlDefinition>, task: TaskFile): Examined<Design> {
  const examined = examineDesign(files, task);
  return examined.ok ? accepted(examined.design) : rejected(examined);
}

type Answer = Played['answers'][number];

/** A path without a statement has no answer to compare. */
function unwritten(design: Design, path: string): WrongAnswer | undefined {
  const text = readsNothing(design, path);
  return text === undefined ? undefined : { failure: { reason: 'not-found', text } };
}

function compareRows(
  { paths }: TaskFile,
  path: string,
  expected: Answer | undefined,
  answer: Answer | undefined,
) {
  const rule = paths[path];
  if (rule === undefined || expected === undefined || answer === undefined)
    throw new Error(`a question of ${path} was not answered`);
  return compareAnswer(expected, answer, rule.order);
}
