import type { ChallengeSummary } from '@hone/contracts';
import type { Output } from '../output.js';
import { align, type Column } from '../screen/columns.js';
import { choosePaint, type Paint } from '../screen/paint.js';
import type { SiteFlags } from './choose-site.js';
import { done, openSession } from './session.js';

export interface ListFlags extends SiteFlags {
  readonly kind?: string;
  readonly skill?: string;
  readonly difficulty?: string;
  readonly language?: string;
  readonly status?: string;
  readonly search?: string;
}

const COLUMNS: readonly Column[] = [
  { head: '' },
  { head: 'challenge' },
  { head: 'title', wraps: true },
  { head: 'kind', from: 90 },
  { head: 'level' },
  { head: 'minutes', from: 70 },
  { head: 'languages', from: 120, wraps: true },
];
const MARKS = { new: ' ', tried: '·', solved: '✓' } as const;
const PAGE = '100';
const USUAL_WIDTH = 100;

/** `hone list`: the catalogue, with the challenges that you have solved. */
export async function list(flags: ListFlags, output: Output): Promise<number> {
  const { client, site, token } = await openSession(flags);
  const { kind, skill, difficulty, language, status, search } = flags;
  const items: ChallengeSummary[] = [];
  let cursor: string | undefined;
  do {
    const filters = { kind, skill, difficulty, language, status, q: search };
    const page = await client.listChallenges({ ...filters, cursor, limit: PAGE });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const width = process.stdout.columns ?? USUAL_WIDTH;
  const text = writeList(items, width, choosePaint(process.stdout.isTTY, process.env));
  const hint =
    token === undefined ? `\nYou are not signed in to ${site}, so solved challenges are not marked.` : '';
  return done(output, { site, items }, `${text}${hint}`);
}

/** The table, with its legend. */
export function writeList(items: readonly ChallengeSummary[], width: number, paint: Paint): string {
  if (items.length === 0) return 'No challenge matches. Use fewer filters.';
  const rows = items.map(({ status, slug, title, kind, difficulty, minutes, languages }) => [
    paint(status === 'solved' ? 'good' : 'warning', MARKS[status]),
    paint('strong', slug),
    title,
    kind,
    `${difficulty}/5`,
    String(minutes),
    languages.join(' '),
  ]);
  const solved = items.filter(({ status }) => status === 'solved').length;
  const legend = paint(
    'quiet',
    `${items.length} ${items.length === 1 ? 'challenge' : 'challenges'}, ${solved} solved (✓ solved, · tried)`,
  );
  return `${align(COLUMNS, rows, width, paint)}\n${legend}`;
}
