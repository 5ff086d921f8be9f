import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The numbers of one challenge on the content page. */
interface ContentRow {
  readonly slug: string;
  readonly kind: string;
  readonly words: number;
  /** The challenge's own estimate of the size of an answer. */
  readonly minutes: number;
  readonly accepted: number;
  readonly variants: number;
  readonly wrong: number;
  /** Promises of the statement that generated data are checked for; undefined where nothing checks them. */
  readonly invariants: number | undefined;
}

const HEAD = ['challenge', 'kind', 'words', 'minutes', 'accepted', 'variants', 'wrong', 'invariants'];

/** One row for each challenge of a folder, as a Markdown table. */
export async function contentTable(challenges: string): Promise<string> {
  const entries = await readdir(challenges, { withFileTypes: true });
  const slugs = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'tracks')
    .map(({ name }) => name);
  const rows = await Promise.all(slugs.sort().map((slug) => countContent(join(challenges, slug), slug)));
  const cells = rows.map(({ slug, kind, invariants = '–', ...row }) => [
    slug,
    kind,
    ...[row.words, row.minutes, row.accepted, row.variants, row.wrong, invariants].map(String),
  ]);
  const align = HEAD.map((_, column) => (column < 2 ? '---' : '---:'));
  return [HEAD, align, ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

async function countContent(folder: string, slug: string): Promise<ContentRow> {
  const manifest = parse(await readFile(join(folder, 'challenge.yml'), 'utf8')) as {
    kind: string;
    minutes: number;
    grading: { contract?: unknown };
  };
  const [accepted, variants, wrong] = await Promise.all(
    ['accepted', 'variants', 'wrong'].map((name) => countFolders(join(folder, 'solutions', name))),
  );
  const { contract } = manifest.grading;
  return {
    slug,
    kind: manifest.kind,
    words: countWords(await readFile(join(folder, 'statement.md'), 'utf8')),
    minutes: manifest.minutes,
    accepted: accepted ?? 0,
    variants: variants ?? 0,
    wrong: wrong ?? 0,
    // For an API, learners implement the contract.
    invariants:
      typeof contract === 'string'
        ? countPromises(await readFile(join(folder, contract), 'utf8'))
        : undefined,
  };
}

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Calls of `hold`: contracts have one for each promise. */
const countPromises = (program: string): number => program.match(/(?<!def )\bhold\(/g)?.length ?? 0;

const countFolders = async (folder: string): Promise<number> =>
  (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).length;
