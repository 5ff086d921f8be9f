import { renderTable } from '../render-table.js';
import { answerSet } from './answer-set.js';
import type { History } from './history.js';
import type { DesignAnswer } from './outcome.js';
import type { TaskFile } from './task-file.js';

/** The answers to all questions of a history as Markdown, a table each. */
export function renderAnswers(
  { questions }: History,
  { paths }: TaskFile,
  answers: readonly DesignAnswer[],
): string {
  const parts = questions.map(({ path, values }, place) => {
    const answer = answers[place] ?? { rows: [], extra: [], bytes: 0 };
    return `**${path}** ${JSON.stringify(values)}\n\n${renderTable(answerSet(answer, paths[path]?.columns ?? []))}`;
  });
  return parts.join('\n');
}
