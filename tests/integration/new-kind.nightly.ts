import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dockerHost, noted } from '../support/servers/infrastructure.js';
import { SHARED_SITE_FOLDER } from '../support/site/shared-site.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KIND = 'log-triage';
const TIMEOUT_MS = 1_200_000;
/** What a copy creates itself, or links to. */
const NOT_COPIED = new Set(['.git', '.hone', 'node_modules', 'coverage']);

/** A copy of the working tree with everything that was built. Installed packages are links; our own are the copy's. */
async function copyTree(folder: string): Promise<void> {
  await cp(ROOT, folder, { recursive: true, filter: (path) => !NOT_COPIED.has(basename(path)) });
  await linkPackages('node_modules', folder);
  await mkdir(join(folder, 'node_modules/@hone'));
  for (const service of readdirSync(join(ROOT, 'services'))) {
    const modules = `services/${service}/node_modules`;
    if (existsSync(join(ROOT, modules))) await linkPackages(modules, folder);
    await symlink(join(folder, 'services', service), join(folder, 'node_modules/@hone', service));
  }
}

async function linkPackages(modules: string, folder: string): Promise<void> {
  await mkdir(join(folder, modules));
  for (const name of readdirSync(join(ROOT, modules)))
    if (name !== '@hone' && name !== '.cache')
      await symlink(join(ROOT, modules, name), join(folder, modules, name));
}

/** Sources of the copy that were written after a time. */
async function writtenSince(folder: string, since: number): Promise<string[]> {
  const entries = await readdir(join(folder, 'services'), { recursive: true, withFileTypes: true });
  const sources = entries.filter(
    ({ name, parentPath }) => /\.tsx?$/.test(name) && !/\/dist(\/|$)/.test(parentPath),
  );
  const paths = sources.map(({ name, parentPath }) => join(parentPath, name));
  const times = await Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs));
  return paths.filter((_, index) => (times[index] ?? 0) >= since);
}

let folder: string;
let written: readonly string[];
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'hone-new-kind-')), 'hone');
  await copyTree(folder);
}, TIMEOUT_MS);
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

/** Runs a command in the copy; returns its exit code, and its output for error messages. */
async function run(command: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    NODE_ENV: '',
    // Suites in the copy use a separate meeting folder.
    [SHARED_SITE_FOLDER]: undefined,
    DOCKER_HOST: dockerHost(),
    HONE_IMAGES: JSON.stringify(noted().images ?? {}),
  };
  const done = promisify(execFile)(command, args, { cwd: folder, env, maxBuffer: 1 << 26 });
  return done.then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
}

const npm = (script: string, ...args: string[]) => run('npm', 'run', '--silent', script, '--', ...args);

/** The end of a command's output shows why it failed. */
function expectClean({ code, said }: { code: number; said: string }): void {
  if (code !== 0) throw new Error(`exit code ${code}: …${said.slice(-8000)}`);
}

describe('what npm run new:kind makes', () => {
  it(
    'is made in a copy of the tree',
    async () => {
      const begun = Date.now();
      const made = await npm('new:kind', KIND);
      expectClean(made);
      written = await writtenSince(folder, begun);
      expect(written.length).toBeGreaterThan(10);
      expect(made.said).toContain(`services/kinds/src/${KIND}/`);
    },
    TIMEOUT_MS,
  );

  it.each(['check:format', 'check:types', 'check:walls', 'check:dead'])(
    'passes %s',
    async (script) => {
      expectClean(await npm(script));
    },
    TIMEOUT_MS,
  );

  // The original of the rest of the tree is already linted.
  it(
    'passes the linter with every file that was written',
    async () => {
      expectClean(await run('npx', 'eslint', '--max-warnings', '0', ...written));
    },
    TIMEOUT_MS,
  );

  it(
    'passes the unit tests of all packages that list kinds',
    async () => {
      const packages = ['contracts', 'kinds', 'grading', 'cli', 'web/src/strings', 'web/src/landing'];
      const paths = packages.map((name) => `services/${name}`);
      expectClean(await npm('vitest', '--project', 'unit', ...paths));
    },
    TIMEOUT_MS,
  );

  it(
    'hides what it has to hide',
    async () => {
      expectClean(await npm('vitest', '--project', 'conformance', 'tests/conformance/kinds.test.ts'));
    },
    TIMEOUT_MS,
  );

  it(
    'grades in a box: its challenge passes the gate, and so does one that hone new makes',
    async () => {
      expect((await run('node', 'services/cli/bin/hone.mjs', 'new', KIND, 'my-challenge')).code).toBe(0);
      const challenges = [`services/cli/templates/${KIND}`, 'challenges/my-challenge'];
      expectClean(await run('node', 'services/cli/bin/hone.mjs', 'verify', ...challenges));
    },
    TIMEOUT_MS,
  );

  it(
    'is refused a second time',
    async () => {
      const { code, said } = await npm('new:kind', KIND);
      expect(code).toBe(2);
      expect(said).toContain('exists already; nothing was changed');
    },
    TIMEOUT_MS,
  );
});
