import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuzzSeed } from '../support/fuzz-seed.js';
import { newAccount, type Person } from '../security/people.js';
import { startSite, type Site } from '../support/site/site.js';

/** A separate environment, so that the machine's Python is untouched. */
const CACHE = fileURLToPath(new URL('../../.hone/cache', import.meta.url));
const FOLDER = `${CACHE}/schemathesis`;
const VERSION = '4.32.5';
const SECONDS = Number(process.env['HONE_FUZZ_SECONDS'] ?? 120);
const SEED = fuzzSeed();
const CHECKS =
  'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance';

function run(
  command: string,
  args: readonly string[],
): { readonly code: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    // It creates a folder in its working directory.
    cwd: CACHE,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, text: `${stdout}\n${stderr}` };
}

function install(): void {
  mkdirSync(CACHE, { recursive: true });
  if (existsSync(`${FOLDER}/bin/schemathesis`)) return;
  const steps = [
    run('python3', ['-m', 'venv', FOLDER]),
    run(`${FOLDER}/bin/pip`, ['install', '--quiet', `schemathesis==${VERSION}`]),
  ];
  const failed = steps.find(({ code }) => code !== 0);
  if (failed !== undefined) throw new Error(`schemathesis could not be installed: ${failed.text}`);
}

/** Each failed request with its response; empty where all passed. */
const failuresOf = (text: string): string =>
  /^=+ FAILURES =+$[\s\S]*?(?=^=+ [A-Z]+ =+$)/m.exec(text)?.[0] ?? '';

let site: Site;
let person: Person;

beforeAll(async () => {
  install();
  site = await startSite({ challenges: ['challenges/busiest-window'], runtimes: ['python', 'javascript'] });
  person = await newAccount(site.url);
}, 400_000);
afterAll(() => site.stop(), 60_000);

describe('a fuzzer that knows nothing of us', () => {
  it('finds no server error and no answer that the document does not describe', () => {
    const { code, text } = run(`${FOLDER}/bin/schemathesis`, [
      'run',
      `${site.url}/api/openapi.json`,
      '--checks',
      CHECKS,
      '--max-time',
      String(SECONDS),
      '--seed',
      String(SEED),
      // It would try the findings of an earlier run first.
      '--generation-database',
      'none',
      '--continue-on-failure',
      '--header',
      `Cookie: ${person.headers['cookie'] ?? ''}`,
    ]);
    process.stdout.write(`${failuresOf(text)}${text.slice(-1_000)}\nfuzz: seed ${SEED}\n`);
    expect(code).toBe(0);
  }, 900_000);
});
