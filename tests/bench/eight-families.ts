import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { loadSql, reloadSql, shuffleSql } from '@hone/kinds/sql/server-sql';

const run = promisify(execFile);
const ORIGINAL = fileURLToPath(new URL('../../challenges/quiet-customers', import.meta.url));

/** Of the original's thirteen instances, so many kinds of data: one shown, two drawn for each submission. */
const LEFT_OUT = ['everyday-large', 'single-row', 'never-ordered', 'same-day', 'odd-names'];

/** A query task with eight families, in a folder of its own. */
export interface EightFamilies {
  readonly slug: string;
  readonly folder: string;
  readonly query: string;
  /** Everything that grading lets the learner's server do, as one script for psql. */
  readonly script: string;
  remove(): Promise<void>;
}

/** Writes the challenge and the script of its statements. */
export async function writeEightFamilies(): Promise<EightFamilies> {
  const slug = 'bench-eight-families';
  const folder = await mkdtemp(join(tmpdir(), 'hone-bench-challenge-'));
  await cp(ORIGINAL, folder, { recursive: true });
  const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');
  const manifest = await read('challenge.yml');
  const kept = manifest.split('\n').filter((line) => !LEFT_OUT.some((id) => line.includes(`id: ${id},`)));
  await writeFile(
    join(folder, 'challenge.yml'),
    kept.join('\n').replace('slug: quiet-customers', `slug: ${slug}`),
  );
  const families = kept.flatMap((line) => /id: ([a-z-]+),.*generator:/.exec(line)?.[1] ?? []);
  const query = await read('solutions/accepted/reference/query.sql');
  const schema = await read('tests/schema.sql');
  const data = await Promise.all(families.map(async (family) => generate(folder, family)));
  const [first = '', ...others] = [await read('tests/sample.sql'), ...data];
  const loads = [loadSql(schema, first), ...others.map((rows) => reloadSql(rows))];
  const asked = `;\nSET search_path = task;\n${query};\n`;
  const script = loads.map((load) => `${load}${asked}${shuffleSql('5eed')}${asked}`).join('\n');
  return { slug, folder, query, script, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function generate(folder: string, family: string): Promise<string> {
  const argv = ['-I', '-B', join(folder, 'tests/instances.py'), family, '7'];
  return (await run('python3', argv, { maxBuffer: 16 * 1024 * 1024 })).stdout;
}
