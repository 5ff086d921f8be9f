import { describe, expect, it } from 'vitest';
import { updateMarkdownTable } from './markdown-table.js';
import { gradingOf, reportOf, solutionOf } from './reports.fixture.js';

const wrongOf = (name: string, ...groups: readonly (readonly string[])[]) =>
  solutionOf({
    path: `solutions/wrong/${name}`,
    gradings: groups.map((each) => gradingOf({ verdict: 'rejected', groups: each })),
  });
const REPORT = reportOf({
  solutions: [
    solutionOf(),
    solutionOf({ path: 'solutions/variants/other-python', ok: false }),
    solutionOf({ path: 'solutions/hostile/flood-python' }),
    wrongOf('ties-python', ['edges'], ['edges']),
    wrongOf('slow-python', ['scale'], ['scale', 'edges']),
    wrongOf('silent-python', []),
  ],
});
const ROW = '| tiny-task | 1 of 2 | 1 of 1 | 3 of 3 | 1 | slow-python (scale, edges) |';

describe('a table of verified challenges', () => {
  it('has a row for each challenge, and is created if a page has none', () => {
    const page = updateMarkdownTable('# Verified\n\n', [REPORT, reportOf({ slug: 'other' })]);
    expect(page.split('\n').slice(4)).toEqual([ROW, '| other | 1 of 1 | 0 of 0 | 0 of 0 | 0 | – |', '']);
  });

  it('replaces the row of a challenge, keeping its widths and everything else', () => {
    const row = '| tiny-task     | 0 of 2 |';
    const page = `# Verified\n\n| challenge | right |\n| - | - |\n| first | 1 of 1 |\n${row}\n\nThe end.\n`;
    expect(updateMarkdownTable(page, [REPORT])).toBe(page.replace(row, ROW));
  });
});
