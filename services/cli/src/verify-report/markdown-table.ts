import type { ChallengeReport, SolutionReport } from '@hone/grading';

const HEAD = '| challenge';
const COLUMNS = ['right', 'hostile', 'wrong', 'wrong in one group only', 'wrong in several groups'];
const LINE = /^\| *([a-z0-9-]+) *\|/;

/** The table that a page without one begins with. */
const EMPTY = [
  `${HEAD} | ${COLUMNS.join(' | ')} |`,
  `| --- | ${COLUMNS.map(() => '---').join(' | ')} |`,
  '',
].join('\n');

/** A Markdown page whose table has a row for each challenge that was verified; rows of others stay. */
export function updateMarkdownTable(page: string, reports: readonly ChallengeReport[]): string {
  const lines = (page.includes(HEAD) ? page : `${page}${EMPTY}`).split('\n');
  const head = lines.findIndex((line) => line.startsWith(HEAD));
  const after = lines.findIndex((line, index) => index > head && !line.startsWith('|'));
  const end = after === -1 ? lines.length : after;
  const rows = new Map(lines.slice(head + 2, end).map((line) => [LINE.exec(line)?.[1] ?? line, line]));
  for (const report of reports) rows.set(report.slug, rowOf(report));
  return [...lines.slice(0, head + 2), ...rows.values(), ...lines.slice(end)].join('\n');
}

function rowOf({ slug, solutions }: ChallengeReport): string {
  const inFolders = (...folders: readonly string[]): readonly SolutionReport[] =>
    solutions.filter(({ path }) => folders.some((folder) => path.startsWith(`solutions/${folder}/`)));
  const wrong = inFolders('wrong', 'slow');
  const several = wrong.filter((own) => groupsOf(own).length > 1);
  const cells = [
    slug,
    kept(inFolders('accepted', 'variants')),
    kept(inFolders('hostile')),
    kept(wrong),
    String(wrong.filter((own) => groupsOf(own).length === 1).length),
    several.map((own) => `${nameOf(own)} (${groupsOf(own).join(', ')})`).join(', ') || '–',
  ];
  return `| ${cells.join(' | ')} |`;
}

const kept = (solutions: readonly SolutionReport[]): string =>
  `${solutions.filter(({ ok }) => ok).length} of ${solutions.length}`;

/** Groups with a failed check, in any grading. */
const groupsOf = ({ gradings }: SolutionReport): readonly string[] => [
  ...new Set(gradings.flatMap(({ groups }) => groups)),
];

const nameOf = ({ path }: SolutionReport): string => path.slice(path.lastIndexOf('/') + 1);
