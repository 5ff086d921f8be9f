import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOM_IMPORTS } from './rooms.js';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** Files planted together, by path, and the rule names that must be reported: empty for none. */
interface Planting {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly expected: readonly string[];
}

const room = (path: string, target: string, rule: string): Planting => ({
  what: `stops ${path} from importing @hone/${target}`,
  files: { [`services/${path}.ts`]: `export * from '../../${target}/src/index.js';\n` },
  expected: [rule],
});

const library = (path: string, name: string, rule: string): Planting => ({
  what: `keeps ${path} away from ${name}`,
  files: { [`services/${path}.ts`]: `import x from '${name}';\nexport const y = x;\n` },
  expected: [rule],
});

const feature = (below: string, above: string): Planting => ({
  what: `keeps the feature ${below} below ${above}`,
  files: {
    [`services/api/src/features/${below}/planted.ts`]: `export type * from '../${above}';\n`,
  },
  expected: [`feature-${below}`],
});

const typeCycle = (folder: string): Planting => ({
  what: `finds cycles of types in ${folder}`,
  files: {
    [`services/${folder}/planted-type-a.ts`]: `import type { B } from './planted-type-b.js';\nexport type A = B;\n`,
    [`services/${folder}/planted-type-b.ts`]: `import type { A } from './planted-type-a.js';\nexport type B = A;\n`,
  },
  expected: ['no-circular'],
});

const engine = (what: string, file: string, source: string): Planting => ({
  what: `stops an engine of the SQL kind from taking ${what} of a task`,
  files: { [`services/kinds/src/sql/engines/${file}.ts`]: source },
  expected: ['sql-engines-know-no-tasks'],
});

const SCRIPTED = `export * from '../../sandbox/src/scripted/scripted-sandbox.js';\n`;

const PLANTINGS: readonly Planting[] = [
  {
    what: 'lets an honest file pass',
    files: { 'services/grading/src/planted-honest.ts': `export { ERRORS } from '@hone/contracts';\n` },
    expected: [],
  },
  room('contracts/src/planted-room', 'kit', 'room-contracts'),
  room('kinds/src/planted-room', 'kit', 'room-kinds'),
  room('sandbox/src/planted-room', 'kinds', 'room-sandbox'),
  room('grading/src/planted-room', 'worker', 'room-grading'),
  room('worker/src/planted-room', 'api', 'room-worker'),
  room('api/src/planted-room-sandbox', 'sandbox', 'room-api'),
  room('api/src/planted-room-realtime', 'realtime', 'room-api'),
  room('realtime/src/planted-room', 'api', 'room-realtime'),
  room('cli/src/planted-room', 'api', 'room-cli'),
  library('worker/src/planted-library', 'bull', 'edge-bull'),
  library('grading/src/planted-library', 'dockerode', 'edge-dockerode'),
  library('api/src/planted-library', 'mongoose', 'edge-mongoose'),
  library('web/src/planted-library', 'i18next', 'edge-i18next'),
  {
    what: 'keeps the browser away from what kinds hide',
    files: { 'services/web/src/planted-kind.ts': `export * from '../../kinds/src/registry.js';\n` },
    expected: ['room-web'],
  },
  {
    what: 'keeps files and networks away from kinds',
    files: {
      'services/kinds/src/planted-fs.ts': `import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n`,
    },
    expected: ['kinds-touch-nothing'],
  },
  engine('a value', 'planted-value', `export { SQL_TASKS } from '../tasks/tasks.js';\n`),
  engine('a type', 'planted-type', `export type { SqlTask } from '../tasks/task.js';\n`),
  engine(
    'a type through another file',
    'planted-through',
    `export type { Planted } from '../planted-between.js';\n`,
  ),
  {
    what: 'keeps the engines of the SQL kind apart',
    files: {
      'services/kinds/src/sql/engines/mariadb/planted-apart.ts': `export * from '../sqlite/read-plan.js';\n`,
    },
    expected: ['sql-engines-apart'],
  },
  {
    what: 'lets a task of the SQL kind use an engine',
    files: {
      'services/kinds/src/sql/tasks/planted-task.ts': `export { engineOf } from '../engines/engines.js';\n`,
    },
    expected: [],
  },
  {
    what: 'keeps boxes that isolate nothing out of the product',
    files: { 'services/grading/src/planted-scripted.ts': SCRIPTED },
    expected: ['scripted-boxes-in-tests'],
  },
  {
    what: 'lets a fixture have boxes that isolate nothing',
    files: { 'services/grading/src/planted-scripted.fixture.ts': SCRIPTED },
    expected: [],
  },
  {
    what: 'keeps ports in memory of the api to tests',
    files: {
      'services/api/src/planted-memory.ts': `export * from './testing/repositories/queue-entries.memory.js';\n`,
    },
    expected: ['testing-in-tests'],
  },
  {
    what: 'keeps the test doubles of the kit to tests',
    files: { 'services/worker/src/planted-memory.ts': `export * from '@hone/kit/testing';\n` },
    expected: ['testing-in-tests'],
  },
  {
    what: 'lets a fixture have the test doubles of the kit',
    files: { 'services/worker/src/planted-memory.fixture.ts': `export * from '@hone/kit/testing';\n` },
    expected: [],
  },
  feature('submission-records', 'queue/repository.js'),
  feature('queue', 'submissions/attempts.js'),
  feature('packages', 'aids/repository.js'),
  feature('sessions', 'tokens/repository.js'),
  {
    what: 'finds cycles',
    files: {
      'services/kit/src/planted-a.ts': `import { b } from './planted-b.js';\nexport const a = () => b;\n`,
      'services/kit/src/planted-b.ts': `import { a } from './planted-a.js';\nexport const b = () => a;\n`,
    },
    expected: ['no-circular'],
  },
  typeCycle('kinds/src/sql'),
  typeCycle('api/src/features/submissions'),
  typeCycle('web/src/results'),
  {
    what: 'finds cycles of types that are written in comments',
    files: {
      'services/launcher/src/planted-a.mjs': `/** @typedef {import('./planted-b.mjs').B} A */\nexport {};\n`,
      'services/launcher/src/planted-b.mjs': `/** @typedef {import('./planted-a.mjs').A} B */\nexport {};\n`,
    },
    expected: ['no-circular'],
  },
];

/** Planted for others to import; not reported itself. */
const BETWEEN = {
  'services/kinds/src/sql/planted-between.ts': `export type { SqlTask as Planted } from './tasks/task.js';\n`,
};

/** Plants files for the duration of the work. */
async function planted<T>(files: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T> {
  const written: string[] = [];
  try {
    for (const [path, content] of Object.entries(files)) {
      await writeFile(join(root, path), content, { flag: 'wx' });
      written.push(path);
    }
    return await work();
  } finally {
    await Promise.all(written.map((path) => rm(join(root, path))));
  }
}

/** Violations of all files in one cruise, as each cruise takes seconds. */
function cruise(files: Readonly<Record<string, string>>): Promise<Violation[]> {
  return planted(files, async () => {
    const settings = ['--config', 'tests/walls/dependency-cruiser.js', '--output-type', 'json'];
    const { stdout } = await run(
      'node',
      ['node_modules/.bin/depcruise', ...settings, ...Object.keys(files)],
      { cwd: root, maxBuffer: 1 << 26 },
    ).catch((error: { stdout: string }) => error);
    return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
  });
}

interface Finding {
  readonly ruleId: string;
  readonly line: number;
}

/** ESLint's findings in planted files, by path. */
function lint(files: Readonly<Record<string, string>>): Promise<Map<string, Finding[]>> {
  return planted(files, async () => {
    const { stdout } = await run(
      'node',
      ['node_modules/.bin/eslint', '--format', 'json', ...Object.keys(files)],
      { cwd: root },
    ).catch((error: { stdout: string }) => error);
    const results = JSON.parse(stdout) as { filePath: string; messages: Finding[] }[];
    return new Map(results.map(({ filePath, messages }) => [relative(root, filePath), messages]));
  });
}

describe('the import walls', () => {
  let violations: Violation[];
  beforeAll(async () => {
    const files = Object.assign({}, BETWEEN, ...PLANTINGS.map((planting) => planting.files)) as Record<
      string,
      string
    >;
    violations = await cruise(files);
  }, 120_000);

  it('are tried with a file of its own for each case', () => {
    const paths = PLANTINGS.flatMap(({ files }) => Object.keys(files));
    expect(new Set(paths).size).toBe(paths.length);
  });

  it.each(PLANTINGS.map((planting) => [planting.what, planting] as const))(
    '%s',
    (_what, { files, expected }) => {
      const found = violations.filter(({ from }) => from in files).map(({ rule }) => rule.name);
      if (expected.length === 0) expect(found).toEqual([]);
      else expect(found).toEqual(expect.arrayContaining([...expected]));
    },
  );

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

  describe('in ESLint', () => {
    const IMPORTS = 'services/kinds/src/planted-lint.ts';
    const WORDS = 'services/web/src/planted-lint.tsx';
    let found: Map<string, Finding[]>;
    beforeAll(async () => {
      const words = [
        'declare const t: (key: string) => string;',
        'export const Said = ({ on }: { readonly on: boolean }) => <p>{on ? `Words` : t("key")}</p>;',
        'export const Named = () => <p aria-label="Words">{t("key")}</p>;',
        'export const Honest = () => <p className="words" title={t("key")}> → {t("key")}</p>;',
      ];
      found = await lint({
        [IMPORTS]: `export * from '../../kit/src/index.js';\nexport { Server } from 'socket.io';\nexport const n = Math.random();\n`,
        [WORDS]: `${words.join('\n')}\n`,
      });
    }, 120_000);

    it('stop forbidden imports', () => {
      const rules = found.get(IMPORTS)?.map(({ ruleId }) => ruleId);
      expect(rules).toEqual(
        expect.arrayContaining([
          'boundaries/dependencies',
          'no-restricted-imports',
          'no-restricted-properties',
        ]),
      );
    });

    it('stop words that a component says by itself', () => {
      expect(found.get(WORDS)?.map(({ ruleId, line }) => [ruleId, line])).toEqual([
        ['no-restricted-syntax', 2],
        ['no-restricted-syntax', 3],
      ]);
    });
  });
});
