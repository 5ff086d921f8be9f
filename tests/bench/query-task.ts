import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { loadSql, reloadSql, shuffleSql } from '@hone/kinds/sql/server-sql';
import { parse, stringify } from 'yaml';

const run = promisify(execFile);

/** A query task of the catalogue with some of its families, in a separate folder. */
export interface QueryTask {
  readonly slug: string;
  readonly folder: string;
  readonly query: string;
  readonly families: number;
  /** Everything that grading runs on the learner's server, as one script for psql. */
  readonly script: string;
  remove(): Promise<void>;
}

interface Instance {
  readonly id: string;
  readonly family?: string;
  readonly file?: string;
}

interface Manifest {
  readonly slug: string;
  readonly grading: { readonly instances: readonly Instance[] };
}

/** Some of a challenge's instances, and a name for the copy that has only those. */
export interface Part {
  readonly name: string;
  readonly has: (id: string, index: number) => boolean;
}

const WHOLE: Part = { name: 'whole', has: () => true };

/** Writes a copy of a challenge, or of a part of it, and the script of its statements. */
export async function writeQueryTask(original: string, part: Part = WHOLE): Promise<QueryTask> {
  const folder = await mkdtemp(join(tmpdir(), 'hone-bench-challenge-'));
  await cp(fileURLToPath(new URL(`../../challenges/${original}`, import.meta.url)), folder, {
    recursive: true,
  });
  const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');
  const manifest = parse(await read('challenge.yml')) as Manifest;
  const instances = manifest.grading.instances.filter(({ id }, index) => part.has(id, index));
  const slug = `bench-${original}-${part.name}`;
  const changed = { ...manifest, slug, grading: { ...manifest.grading, instances } };
  await writeFile(join(folder, 'challenge.yml'), stringify(changed));
  const query = await read('solutions/accepted/reference/query.sql');
  const schema = await read('tests/schema.sql');
  const [first = '', ...others] = await Promise.all(
    instances.map(({ id, family = id, file }) =>
      file === undefined ? generate(folder, family) : read(file),
    ),
  );
  const loads = [loadSql(schema, first), ...others.map((rows) => reloadSql(rows))];
  const asked = `;\nSET search_path = task;\n${query};\n`;
  const script = loads.map((load) => `${load}${asked}${shuffleSql('5eed')}${asked}`).join('\n');
  const remove = () => rm(folder, { recursive: true, force: true });
  return { slug, folder, query, families: instances.length, script, remove };
}

async function generate(folder: string, family: string): Promise<string> {
  const argv = ['-I', '-B', join(folder, 'tests/instances.py'), family, '7'];
  return (await run('python3', argv, { maxBuffer: 16 * 1024 * 1024 })).stdout;
}
