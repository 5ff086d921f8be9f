import { existsSync, readFileSync } from 'node:fs';
import { ANSWER_ATTACKS } from '../answers.js';
import type { AttackLanguage } from '../attack.js';
import { ENDING_ATTACKS } from '../attacks/ending.js';
import { ESCAPE_ATTACKS } from '../attacks/escape.js';
import { MEMORY_ATTACKS } from '../attacks/memory.js';
import { RESOURCE_ATTACKS } from '../attacks/resource.js';
import { VERDICT_ATTACKS } from '../attacks/verdict.js';
import { COMPILE_ATTACKS } from '../compile-attacks.js';
import { FORBIDDEN_QUERIES, GREEDY_QUERIES, REFUSED_BY_THE_SERVER } from '../sql-attacks.js';
import { MEASURED_ATTACKS } from '../measured-attacks.js';
import { SUBMISSION_ATTACKS } from '../submissions.js';
import { TALK_ATTACKS } from '../talks.js';
import type { AttackRow } from './attack-row.js';
import type { Evidence } from './evidence.js';
import { ESCAPE_AND_KINDS } from './rows-escape-kinds.js';
import { MACHINE_AND_VERDICT } from './rows-machine-verdict.js';

/** Every row of the list of attacks, in order. */
export const ATTACK_ROWS: readonly AttackRow[] = [...MACHINE_AND_VERDICT, ...ESCAPE_AND_KINDS];

const ROOT = new URL('../../../', import.meta.url);
const BEGIN = '<!-- begin of the table of attacks -->';
const END = '<!-- end of the table of attacks -->';

interface Listed {
  readonly row: number;
  readonly name: string;
  readonly languages: readonly AttackLanguage[];
}

const SUITES: readonly { readonly file: string; readonly attacks: readonly Listed[] }[] = [
  {
    file: 'tests/hostile/sandbox.test.ts',
    attacks: [
      ...RESOURCE_ATTACKS,
      ...MEMORY_ATTACKS,
      ...VERDICT_ATTACKS,
      ...ENDING_ATTACKS,
      ...ESCAPE_ATTACKS,
    ],
  },
  { file: 'tests/hostile/compile.test.ts', attacks: COMPILE_ATTACKS },
  { file: 'tests/hostile/grading.test.ts', attacks: SUBMISSION_ATTACKS },
  { file: 'tests/hostile/conversation.test.ts', attacks: TALK_ATTACKS },
  { file: 'tests/hostile/measured.nightly.ts', attacks: MEASURED_ATTACKS },
];

const LANGUAGES: Readonly<Record<AttackLanguage, string>> = {
  python: 'Python',
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  c: 'C',
  cpp: 'C++',
  java: 'Java',
  go: 'Go',
  ruby: 'Ruby',
};

/** Attacks whose row is not in the table. */
export const findStrays = (): string[] =>
  SUITES.flatMap(({ attacks }) => attacks)
    .filter(({ row }) => !ATTACK_ROWS.some((each) => each.row === row))
    .map(({ name }) => name);

/** Names that two attacks of a suite share. */
export const findNamesakes = (): string[] =>
  SUITES.flatMap(({ attacks }) =>
    attacks.map(({ name }) => name).filter((name, index, names) => names.indexOf(name) !== index),
  );

const ownOf = (row: number) =>
  SUITES.map(({ file, attacks }) => ({ file, attacks: attacks.filter((each) => each.row === row) })).filter(
    ({ attacks }) => attacks.length > 0,
  );

/** Rows that claim a defence and prove none. */
export const findUnproven = (): number[] =>
  ATTACK_ROWS.filter(({ row, elsewhere, later }) => ownOf(row).length === 0 && !elsewhere && !later).map(
    ({ row }) => row,
  );

/** Named proofs that don't exist: the file is gone, or has no such title. */
export const findMissingEvidence = (): Evidence[] =>
  ATTACK_ROWS.flatMap(({ elsewhere = [] }) => elsewhere).filter(({ file, title }) => {
    const path = new URL(file, ROOT);
    return !existsSync(path) || !readFileSync(path, 'utf8').includes(title);
  });

const inCell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');

function evidenceCell({ row, elsewhere = [], later }: AttackRow): string {
  const own = ownOf(row).map(({ file, attacks }) => {
    const named = attacks.map(
      ({ name, languages }) => `${name} (${languages.map((id) => LANGUAGES[id]).join(', ')})`,
    );
    return `\`${file}\`: ${named.join('; ')}`;
  });
  const others = elsewhere.map(({ file, title }) => `\`${file}\`: _${title}_`);
  return [...own, ...others, ...(later === undefined ? [] : [`later: ${later}`])].map(inCell).join('<br>');
}

function counted(): string {
  const attacks = SUITES.flatMap((suite) => suite.attacks);
  const programs = attacks.reduce((sum, { languages }) => sum + languages.length, 0);
  const languages = new Set(attacks.flatMap((each) => each.languages)).size;
  const queries = FORBIDDEN_QUERIES.length + GREEDY_QUERIES.length + REFUSED_BY_THE_SERVER.length;
  return `${programs} hostile programs in ${languages} languages, ${queries} queries and ${ANSWER_ATTACKS.length} answers, each judged by three checkers.`;
}

/** The table as Markdown, generated from the attacks. */
function table(): string {
  const lines = ATTACK_ROWS.map(
    (row) => `| ${row.row} | ${inCell(row.attack)} | ${inCell(row.defence)} | ${evidenceCell(row)} |`,
  );
  return [
    '<!-- prettier-ignore-start -->',
    counted(),
    '',
    '| | attack | defence | evidence |',
    '| --- | --- | --- | --- |',
    ...lines,
    '<!-- prettier-ignore-end -->',
  ].join('\n');
}

/** The page with the current table; throws when the page does not mark its place. */
export function withTable(page: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page lacks ${BEGIN} or ${END}`);
  return `${page.slice(0, begin)}${BEGIN}\n${table()}\n${page.slice(end)}`;
}
