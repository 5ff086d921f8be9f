import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box, RunOutcome } from '@hone/contracts/sandbox';
import { boxesOf, CANDIDATE, GENEROUS, openTestSandbox, runProgram, textOf } from '../support/sandbox.js';
import { RESOURCE_ATTACKS, TRUST_ATTACKS, type Attack } from './attacks.js';

type Language = Attack['languages'][number];

function program(name: string, language: Language): string {
  const extension = language === 'python' ? 'py' : 'cjs';
  return readFileSync(new URL(`programs/${name}.${extension}`, import.meta.url), 'utf8');
}

let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
let neighbour: Box;
let neighbourSays: string;

const run = (box: Box, name: string, language: Language, limits = GENEROUS, stdin = '') =>
  runProgram(box, sandbox.sourceName(language), program(name, language), limits, stdin);

beforeAll(async () => {
  sandbox = await openTestSandbox();
  neighbour = await sandbox.open({ runtime: 'python', ...CANDIDATE });
  neighbourSays = textOf((await run(neighbour, 'neighbour', 'python', GENEROUS, 'next door')).stdout);
}, 60_000);

afterAll(async () => {
  await sandbox.close();
  expect(await boxesOf(sandbox.workerId)).toEqual([]);
}, 60_000);

async function attack(row: Attack, language: Language) {
  const box = await sandbox.open({ runtime: language, ...CANDIDATE });
  try {
    const limits = { ...GENEROUS, cpuMs: row.cpuMs ?? GENEROUS.cpuMs, wallMs: row.wallMs ?? GENEROUS.wallMs };
    const beside = neighbour.run({ stdin: Buffer.from('next door'), limits: GENEROUS });
    const outcome = await run(box, row.program, language, limits);
    const left = textOf((await run(box, 'leftovers', language)).stdout);
    return { outcome, left, beside: await beside };
  } finally {
    await box.close();
  }
}

const inWords = ({ status, limit, exitCode, signal, stderr }: RunOutcome): string =>
  `${status} (limit ${limit}, code ${exitCode}, signal ${signal}) ${textOf(stderr).slice(-300)}`;

function judge(row: Attack, outcome: RunOutcome): void {
  if (!row.expect.includes(outcome.status)) throw new Error(`was ${inWords(outcome)}`);
  if (row.limit !== undefined) expect(outcome.limit).toBe(row.limit);
  if (row.stdout !== undefined) expect(textOf(outcome.stdout)).toBe(row.stdout);
}

const rows = (attacks: readonly Attack[]) =>
  attacks.flatMap((row) => row.languages.map((language) => ({ name: row.name, language, row })));

describe.each([
  { aim: 'the machine', attacks: RESOURCE_ATTACKS },
  { aim: 'the verdict and the box', attacks: TRUST_ATTACKS },
])('an attack on $aim', ({ attacks }) => {
  it.each(rows(attacks))(
    '$name ($language) gets what it deserves, disturbs nobody and leaves nothing',
    async ({ language, row }) => {
      const { outcome, left, beside } = await attack(row, language);
      judge(row, outcome);
      expect(left).toBe('[]\n');
      expect(inWords(beside)).toMatch(/^exited/);
      expect(textOf(beside.stdout)).toBe(neighbourSays);
    },
    60_000,
  );
});
