import type { Check } from '@hone/contracts';
import { failCheck, passCheck, type CheckPlan } from '../../../judging/build-check.js';
import type { Design } from './examine-design.js';
import { boundPartitions, inWords, type PartitionBound } from './partition-model.js';
import { pathProblems } from './path-rules.js';
import type { PlannedRule } from './plan-tables.js';
import { readsFile, type TaskFile } from './task-file.js';

/** Checks the text of a design: how each path is served, and how large partitions can become. */
export function judgeRules(design: Design, task: TaskFile, planned: readonly PlannedRule[]): Check[] {
  const bounds = boundPartitions(design, task);
  return planned.map(({ kind, path, plan }) => {
    if (kind === 'path') return decidePath(plan, design, task, path);
    if (bounds.length === 0) return decide(plan, { text: 'There are no tables.', isSound: false });
    return decide(plan, kind === 'size' ? sizeFindings(bounds, task) : writerFindings(bounds, task));
  });
}

/** A path without a statement is not an error of the design: its file is still to be written. */
function decidePath(plan: CheckPlan, design: Design, task: TaskFile, path: string): Check {
  const text = readsNothing(design, path);
  if (text === undefined) return decide(plan, pathFindings(design, task, path));
  return failCheck(plan, 'not-found', { evidence: { type: 'summary', text } });
}

/** The message for a path whose file has no statement; undefined for other paths. */
export function readsNothing({ reads }: Design, path: string): string | undefined {
  return (reads[path] ?? []).length > 0 ? undefined : `${readsFile(path)} is empty: it has no statement yet.`;
}

interface Findings {
  readonly text: string;
  readonly isSound: boolean;
}

function decide(plan: CheckPlan, { text, isSound }: Findings): Check {
  const evidence = { type: 'summary', text } as const;
  return isSound ? passCheck(plan, { evidence }) : failCheck(plan, 'too-slow', { evidence });
}

const SERVED = 'One partition key serves each statement, and rows lie in the order that it asks for.';

function pathFindings({ reads }: Design, { paths }: TaskFile, path: string): Findings {
  const problems = pathProblems(reads[path] ?? [], paths[path]?.statements ?? 1);
  return { text: problems.length === 0 ? SERVED : problems.join('\n'), isSound: problems.length === 0 };
}

function sizeFindings(bounds: readonly PartitionBound[], { partitions }: TaskFile): Findings {
  const lines = bounds.map(
    ({ table, rows, because }) => `${table}: up to ${inWords(rows)} rows in a partition (${because}).`,
  );
  return {
    text: [...lines, `Up to ${inWords(partitions.rows)} rows pass.`].join('\n'),
    isSound: bounds.every(({ rows }) => rows <= partitions.rows),
  };
}

function writerFindings(bounds: readonly PartitionBound[], { partitions }: TaskFile): Findings {
  const { dimension, most } = partitions.writers;
  const lines = bounds.map(
    ({ table, writers }) =>
      `${table}: ${inWords(writers)} of ${dimension} write to one partition at the same time.`,
  );
  return {
    text: [...lines, `Up to ${inWords(most)} pass.`].join('\n'),
    isSound: bounds.every(({ writers }) => writers <= most),
  };
}
