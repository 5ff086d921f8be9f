import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dockerHost } from '../support/servers/infrastructure.js';
import { sandboxImages } from '../support/sandbox/sandbox.js';
import { LARGE, LATE, writeSmallChallenge } from '../support/challenges/small-challenge.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TIMEOUT_MS = 240_000;

/** The contract of `hone verify --json`, and the cheats. */
const reportSchema = z.looseObject({
  ok: z.boolean(),
  challenges: z.array(
    z.looseObject({
      slug: z.string(),
      path: z.string(),
      ok: z.boolean(),
      findings: z.array(
        z.strictObject({ severity: z.string(), code: z.string(), path: z.string(), message: z.string() }),
      ),
      solutions: z.array(
        z.looseObject({
          path: z.string(),
          language: z.string(),
          expected: z.string(),
          got: z.string(),
          ok: z.boolean(),
        }),
      ),
      cheats: z.looseObject({
        planted: z.boolean(),
        reason: z.string().optional(),
        cheats: z
          .array(z.looseObject({ cheat: z.string(), score: z.number().nullable(), naive: z.number() }))
          .optional(),
      }),
    }),
  ),
});

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

async function small(changes: Readonly<Record<string, string | null>> = {}): Promise<string> {
  const folder = await writeSmallChallenge(changes);
  folders.push(folder);
  return folder;
}

async function hone(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    DOCKER_HOST: dockerHost(),
    HONE_IMAGES: JSON.stringify(sandboxImages()),
  };
  const run = promisify(execFile)(process.execPath, ['services/cli/bin/hone.mjs', 'verify', ...args], {
    cwd: ROOT,
    env,
  });
  return await run.then(
    (done) => ({ code: 0, ...done }),
    (failed: { code: number; stdout: string; stderr: string }) => failed,
  );
}

async function verify(...args: string[]) {
  const { code, stdout } = await hone(...args, '--json');
  const [challenge] = reportSchema.parse(JSON.parse(stdout)).challenges;
  if (challenge === undefined) throw new Error('the report has no challenge');
  return { code, challenge, found: challenge.findings.map((finding) => `${finding.code} ${finding.path}`) };
}

/** The sum over all values of the pairs of equal ones. */
const pairs = (numbers: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
};

describe('hone verify on the real sandbox', () => {
  it(
    'finds a good challenge clean, and no cheat that scores more than honest naive code',
    async () => {
      const folder = await small();
      const page = join(folder, 'report.html');
      const { code, challenge, found } = await verify(folder, '--repetitions', '1', '--html', page);
      expect(found).toEqual([]);
      expect(code).toBe(0);
      expect(challenge.solutions.map(({ ok }) => ok)).toEqual(Array(9).fill(true));
      const cheats = challenge.cheats.cheats ?? [];
      expect(cheats.length).toBeGreaterThanOrEqual(10);
      for (const { score, naive } of cheats) {
        expect(naive).toBe(40);
        expect(score).toBeLessThanOrEqual(40);
      }
      // Its table beyond the memory limit ends it on big inputs: it loses what the naive program had.
      expect(cheats.find(({ cheat }) => cheat === 'memory-for-time')?.score).toBeLessThanOrEqual(40);
      expect(await readFile(page, 'utf8')).toContain('<h2>');
    },
    TIMEOUT_MS,
  );

  it(
    'names the cheat that pays where hidden answers are those of the samples',
    async () => {
      const numbers = Array.from({ length: LARGE }, (_, index) => (index * 7919) % 29);
      const { code, found, challenge } = await verify(
        await small({
          'tests/samples/two.in': `${LARGE}\n${numbers.join(' ')}\n`,
          'tests/samples/two.ans': `${pairs(numbers)}\n`,
          'solutions/slow/naive/expect.yml': 'failing: sample-two\n',
        }),
        '--quick',
        '--cheat',
        'sample-table',
        '--only',
        'naive',
      );
      expect(found).toEqual(['CHEAT_PAYS cheats/sample-table']);
      const message = challenge.findings.find(({ path }) => path === 'cheats/sample-table')?.message;
      expect(message).toBe(
        'a program that knows the answers of the samples by heart scores 40, honest naive code scores 0',
      );
      expect(code).toBe(1);
    },
    TIMEOUT_MS,
  );

  it(
    'names the cheat that pays where a program may end early',
    async () => {
      const folder = await small({ 'solutions/slow/naive/main.py': LATE });
      const { code, found } = await verify(
        folder,
        '--quick',
        '--cheat',
        'disk-cache,truncated-output',
        '--only',
        'naive',
      );
      expect(found).toEqual(['CHEAT_PAYS cheats/truncated-output']);
      expect(code).toBe(1);
    },
    TIMEOUT_MS,
  );
});

describe('a challenge whose own programs are broken', () => {
  it.each([
    [
      'crashes',
      'import sys\nsys.exit("no such family: " + sys.argv[1])\n',
      'PROGRAM_FAULT challenge.yml',
      /^the generator failed on family random, size 1: .*stderr: no such family: random$/,
    ],
    [
      'prints nothing',
      'pass\n',
      'GENERATOR_SILENT tests/generate.py',
      /^the generator printed nothing for family random, size 1$/,
    ],
    [
      'prints without end',
      'while True:\n    print("1 " * 100000)\n',
      'PROGRAM_FAULT challenge.yml',
      /^the generator failed on family random, size 1: (output|time)-limit/,
    ],
  ])(
    'is told so when its generator %s',
    async (_what, program, finding, message) => {
      const { code, found, challenge } = await verify(await small({ 'tests/generate.py': program }));
      expect(found).toContain(finding);
      expect(found).toContain('NOT_GRADED solutions');
      expect(challenge.findings.map((each) => each.message)).toContainEqual(expect.stringMatching(message));
      expect(code).toBe(1);
    },
    TIMEOUT_MS,
  );
});

describe('how hone verify is called', () => {
  it('refuses folders that do not exist and filters that let nothing pass, with exit code 2', async () => {
    expect(await hone('no/such/folder')).toMatchObject({ code: 2 });
    expect(await hone()).toMatchObject({ code: 2 });
    const none = await hone(await small(), '--only', 'nothing-like-this');
    expect(none.code).toBe(2);
    expect(none.stdout).toContain('no solution matches; nothing was graded');
  }, 120_000);

  it('writes lines, and no colours, where no terminal is', async () => {
    const { code, stdout, stderr } = await hone(await small(), '--only', 'hostile', '--quick');
    expect(code).toBe(0);
    expect(stderr).toContain('equal-pairs 1/1 solutions/hostile/exits: rejected, runtime-error');
    expect(stdout).toContain('clean equal-pairs: 1 of 1 solutions graded as expected');
    expect(stdout).not.toContain('\u001b');
  }, 120_000);
});
