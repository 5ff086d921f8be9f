import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ROOM_IMPORTS } from './rooms.js';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** Plants files into rooms, cruises them and takes them away again; answers the violations of the planted files. */
async function cruise(files: Record<string, string>): Promise<string[]> {
  const planted: string[] = [];
  try {
    for (const [path, content] of Object.entries(files)) {
      await writeFile(join(root, path), content, { flag: 'wx' });
      planted.push(path);
    }
    const args = [
      'node_modules/.bin/depcruise',
      '--config',
      'tests/walls/dependency-cruiser.js',
      '--output-type',
      'json',
    ];
    const { stdout } = await run('node', [...args, ...planted], { cwd: root, maxBuffer: 1 << 26 }).catch(
      (error: { stdout: string }) => error,
    );
    const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
    return summary.violations.filter((violation) => planted.includes(violation.from)).map((v) => v.rule.name);
  } finally {
    await Promise.all(planted.map((path) => rm(join(root, path))));
  }
}

interface Finding {
  readonly ruleId: string;
  readonly line: number;
}

/** What ESLint finds in a file that is planted for it. */
async function lint(path: string, content: string): Promise<Finding[]> {
  await writeFile(join(root, path), content, { flag: 'wx' });
  try {
    const { stdout } = await run('node', ['node_modules/.bin/eslint', '--format', 'json', path], {
      cwd: root,
    }).catch((error: { stdout: string }) => error);
    const [result] = JSON.parse(stdout) as { messages: Finding[] }[];
    return result?.messages ?? [];
  } finally {
    await rm(join(root, path));
  }
}

describe('the import walls', () => {
  it('lets an honest file pass', async () => {
    const violations = await cruise({
      'services/grading/src/planted.ts': `export { ERRORS } from '@hone/contracts';\n`,
    });
    expect(violations).toEqual([]);
  });

  it.each([
    ['services/contracts/src/planted.ts', '@hone/kit', 'room-contracts'],
    ['services/kinds/src/planted.ts', '@hone/kit', 'room-kinds'],
    ['services/sandbox/src/planted.ts', '@hone/kinds', 'room-sandbox'],
    ['services/grading/src/planted.ts', '@hone/worker', 'room-grading'],
    ['services/worker/src/planted.ts', '@hone/api', 'room-worker'],
    ['services/api/src/planted.ts', '@hone/sandbox', 'room-api'],
    ['services/api/src/planted.ts', '@hone/realtime', 'room-api'],
    ['services/realtime/src/planted.ts', '@hone/api', 'room-realtime'],
    ['services/cli/src/planted.ts', '@hone/api', 'room-cli'],
  ])('stops %s from importing %s', async (path, target, rule) => {
    const other = target.replace('@hone/', '');
    const violations = await cruise({ [path]: `export * from '../../${other}/src/index.js';\n` });
    expect(violations).toContain(rule);
  });

  it.each([
    ['services/worker/src/planted.ts', 'bull', 'edge-bull'],
    ['services/grading/src/planted.ts', 'dockerode', 'edge-dockerode'],
    ['services/api/src/planted.ts', 'mongoose', 'edge-mongoose'],
    ['services/web/src/planted.ts', 'i18next', 'edge-i18next'],
  ])('keeps %s away from %s', async (path, library, rule) => {
    const violations = await cruise({ [path]: `import x from '${library}';\nexport const y = x;\n` });
    expect(violations).toContain(rule);
  });

  it('keeps the browser away from what kinds hide', async () => {
    const violations = await cruise({
      'services/web/src/planted.ts': `export * from '../../kinds/src/registry.js';\n`,
    });
    expect(violations).toContain('web-sees-no-kind');
  });

  it('keeps files and networks away from kinds', async () => {
    const violations = await cruise({
      'services/kinds/src/planted.ts': `import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n`,
    });
    expect(violations).toContain('kinds-touch-nothing');
  });

  it('keeps the drivers of databases away from what browsers take', async () => {
    const violations = await cruise({
      'services/kinds/src/sql/planted.ts': `export * from './engines/engines.js';\n`,
      'services/kinds/src/view-planted.ts': `export * from './sql/planted.js';\n`,
    });
    expect(violations).toContain('views-reach-no-server');
  });

  it.each([
    ['a value', `export { SQL_TASKS } from '../tasks/tasks.js';\n`],
    ['a type', `export type { SqlTask } from '../tasks/task.js';\n`],
    ['a type through another file', `export type { Planted } from '../planted.js';\n`],
  ])('stops an engine of the SQL kind from taking %s of a task', async (_what, source) => {
    const violations = await cruise({
      'services/kinds/src/sql/planted.ts': `export type { SqlTask as Planted } from './tasks/task.js';\n`,
      'services/kinds/src/sql/engines/planted.ts': source,
    });
    expect(violations).toContain('sql-engines-know-no-tasks');
  });

  it('keeps the engines of the SQL kind apart', async () => {
    const violations = await cruise({
      'services/kinds/src/sql/engines/mariadb/planted.ts': `export * from '../sqlite/read-plan.js';\n`,
    });
    expect(violations).toContain('sql-engines-apart');
  });

  it('lets a task of the SQL kind use an engine', async () => {
    const violations = await cruise({
      'services/kinds/src/sql/tasks/planted.ts': `export { engineOf } from '../engines/engines.js';\n`,
    });
    expect(violations).toEqual([]);
  });

  it('finds cycles of types in kinds', async () => {
    const violations = await cruise({
      'services/kinds/src/sql/planted-a.ts': `import type { B } from './planted-b.js';\nexport type A = B;\n`,
      'services/kinds/src/sql/planted-b.ts': `import type { A } from './planted-a.js';\nexport type B = A;\n`,
    });
    expect(violations).toContain('kinds-no-cycles');
  });

  it('keeps boxes that isolate nothing to tests', async () => {
    const source = `export * from '../../sandbox/src/scripted/scripted-sandbox.js';\n`;
    const violations = await cruise({
      'services/grading/src/planted.ts': source,
      'services/grading/src/planted.fixture.ts': source,
    });
    expect(violations).toEqual(['scripted-boxes-in-tests']);
  });

  it('keeps ports in memory to tests', async () => {
    const violations = await cruise({
      'services/api/src/planted.ts': `export * from './testing/repositories/queue-entries.memory.js';\n`,
      'services/worker/src/planted.ts': `export * from '@hone/kit/testing';\n`,
      'services/worker/src/planted.fixture.ts': `export * from '@hone/kit/testing';\n`,
    });
    expect(violations).toEqual(['testing-in-tests', 'testing-in-tests']);
  });

  it.each([
    ['submission-records', 'queue/repository.js'],
    ['queue', 'submissions/attempts.js'],
    ['packages', 'aids/repository.js'],
    ['sessions', 'tokens/repository.js'],
  ])('keeps the feature %s below %s', async (below, above) => {
    const path = `services/api/src/features/${below}/planted.ts`;
    const violations = await cruise({ [path]: `export type * from '../${above}';\n` });
    expect(violations).toEqual([`feature-${below}`]);
  });

  it('finds cycles', async () => {
    const violations = await cruise({
      'services/kit/src/planted-a.ts': `import { b } from './planted-b.js';\nexport const a = () => b;\n`,
      'services/kit/src/planted-b.ts': `import { a } from './planted-a.js';\nexport const b = () => a;\n`,
    });
    expect(violations).toContain('no-circular');
  });

  it('is the same list for TypeScript: no room references one that it may not import', async () => {
    for (const [room, allowed] of Object.entries(ROOM_IMPORTS)) {
      if (room === 'web' || room === 'launcher') continue;
      const config = JSON.parse(await readFile(join(root, `services/${room}/tsconfig.json`), 'utf8')) as {
        references?: { path: string }[];
      };
      const referenced = (config.references ?? []).map((reference) => reference.path.replace('../', ''));
      expect(referenced.filter((name) => !(allowed as string[]).includes(name))).toEqual([]);
    }
  });

  it('stops ESLint at a forbidden import', async () => {
    const found = await lint(
      'services/kinds/src/planted-lint.ts',
      `export * from '../../kit/src/index.js';\nexport { Server } from 'socket.io';\nexport const n = Math.random();\n`,
    );
    expect(found.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining([
        'boundaries/dependencies',
        'no-restricted-imports',
        'no-restricted-properties',
      ]),
    );
  });

  it('stops ESLint at words that a component says by itself', async () => {
    const lines = [
      'declare const t: (key: string) => string;',
      'export const Said = ({ on }: { readonly on: boolean }) => <p>{on ? `Words` : t("key")}</p>;',
      'export const Named = () => <p aria-label="Words">{t("key")}</p>;',
      'export const Honest = () => <p className="words" title={t("key")}> → {t("key")}</p>;',
    ];
    const found = await lint('services/web/src/planted-lint.tsx', `${lines.join('\n')}\n`);
    expect(found.map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['no-restricted-syntax', 2],
      ['no-restricted-syntax', 3],
    ]);
  });
});
