import type { ResultSet } from '../compare/result-set.js';
import { renderTable } from '../compare/render-table.js';
import type { Workload } from './workload.js';

/** The answers to all questions of a workload as Markdown, one table each. */
export function renderAnswers({ questions }: Workload, answers: readonly ResultSet[]): string {
  const parts = questions.map(({ path, values }, place) => {
    const table = renderTable(answers[place] ?? { columns: [], rows: [] });
    return `**${path}** ${JSON.stringify(values)}\n\n${table}`;
  });
  return parts.join('\n');
}
