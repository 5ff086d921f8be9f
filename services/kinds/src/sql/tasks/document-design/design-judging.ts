import type { GradingSession } from '@hone/contracts/kind';
import type { SqlDefinition } from '../../definition.js';
import { compareAnswer, type WrongAnswer } from '../../workload/judge-workloads.js';
import { answerSet, missingColumn } from './answer-set.js';
import type { DesignBox } from './design-box.js';
import type { Design } from './examine-design.js';
import type { DesignAnswer } from './outcome.js';
import type { ReferencePlays } from './reference-plays.js';
import type { TaskFile } from './task-file.js';

/** A design of documents and what it is compared with. */
export interface DesignJudging {
  readonly session: GradingSession<SqlDefinition>;
  readonly task: TaskFile;
  readonly design: Design;
  readonly box: DesignBox;
  readonly reference: ReferencePlays;
}

/** What is wrong with the documents that answer a question of a path. */
export function compareDocuments(
  { paths }: TaskFile,
  path: string,
  expected: DesignAnswer | undefined,
  answer: DesignAnswer | undefined,
): WrongAnswer | undefined {
  const rule = paths[path];
  if (rule === undefined || expected === undefined || answer === undefined)
    throw new Error(`a question of ${path} was not answered`);
  const wrong = (text: string): WrongAnswer => ({ failure: { reason: 'wrong-answer', text } });
  const missing = missingColumn(answer, rule.columns);
  if (missing !== undefined) return wrong(`some document of the answer has no field ${missing}.`);
  const [extra] = answer.extra;
  if (extra !== undefined) return wrong(`the answer has a field that nobody asked for: ${extra}.`);
  return compareAnswer(answerSet(expected, rule.columns), answerSet(answer, rule.columns), rule.order);
}
