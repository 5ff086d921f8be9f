import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box, RunOutcome } from '@hone/contracts/sandbox';
import { GENEROUS, textOf } from '../support/sandbox/sandbox.js';
import { programText, type Attack, type AttackLanguage } from './attack.js';
import { ENDING_ATTACKS } from './attacks/ending.js';
import { ESCAPE_ATTACKS } from './attacks/escape.js';
import { MEMORY_ATTACKS } from './attacks/memory.js';
import { RESOURCE_ATTACKS } from './attacks/resource.js';
import { VERDICT_ATTACKS } from './attacks/verdict.js';
import { openArena, WALL_FACTOR, type Arena } from './support/arena.js';
import { inEachLanguage, languagesOf, triedAttacks, triedLanguages } from './support/in-each-language.js';
import { findLeftovers } from './support/leftovers.js';

const AIMS = [
  { aim: 'the machine', attacks: RESOURCE_ATTACKS },
  { aim: 'the memory of the machine', attacks: MEMORY_ATTACKS },
  { aim: 'the verdict', attacks: VERDICT_ATTACKS },
  { aim: 'how it is seen to end', attacks: ENDING_ATTACKS },
  { aim: 'the walls of the box', attacks: ESCAPE_ATTACKS },
];

let arena: Arena;
const closing: Promise<void>[] = [];

beforeAll(async () => {
  arena = await openArena({ languages: languagesOf(AIMS.flatMap(({ attacks }) => attacks)) });
}, 240_000);

afterAll(async () => {
  await Promise.all(closing);
  await arena.close();
}, 60_000);

function limitsOf({ cpuMs, wallMs }: Attack) {
  const wall = wallMs ?? GENEROUS.wallMs;
  return {
    ...GENEROUS,
    cpuMs: cpuMs ?? GENEROUS.cpuMs,
    wallMs: wall * WALL_FACTOR,
  };
}

async function commit(row: Attack, language: AttackLanguage, box: Box): Promise<RunOutcome> {
  const entry = arena.sourceName(language);
  const files = { ...row.files, [entry]: programText(row.program, language) };
  await box.put(Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text) })));
  const compiled = await box.compile(entry);
  if (!compiled.ok) throw new Error(`the program does not compile: ${compiled.output}`);
  return await box.run({ stdin: Buffer.from(row.stdin ?? ''), limits: limitsOf(row) });
}

async function attack(row: Attack, language: AttackLanguage) {
  const box = await arena.open(language);
  try {
    const outcome = await commit(row, language, box);
    return { outcome, left: await findLeftovers(box) };
  } finally {
    closing.push(box.close());
  }
}

const inWords = ({ status, limit, exitCode, signal, stderr }: RunOutcome): string =>
  `${status} (limit ${limit}, code ${exitCode}, signal ${signal}) ${textOf(stderr).slice(-300)}`;

/** Describes deviations from the expected outcome. */
function findFaults(row: Attack, outcome: RunOutcome, left: string): string[] {
  const stdout = textOf(outcome.stdout);
  const lateMs = row.endsWithinMs === undefined ? Infinity : row.endsWithinMs * WALL_FACTOR;
  return [
    ...(row.expect.includes(outcome.status) ? [] : [`was ${inWords(outcome)}`]),
    ...(row.limit === undefined || row.limit === outcome.limit ? [] : [`limit ${outcome.limit}`]),
    ...(row.exitCode === undefined || row.exitCode === outcome.exitCode ? [] : [`code ${outcome.exitCode}`]),
    ...(row.signal === undefined || row.signal === outcome.signal ? [] : [`signal ${outcome.signal}`]),
    ...(row.stdout === undefined || row.stdout === stdout ? [] : [`printed ${stdout.slice(0, 1000)}`]),
    ...(outcome.usage.wallMs < lateMs ? [] : [`took ${outcome.usage.wallMs} ms`]),
    ...(left === '' ? [] : [`left ${left}`]),
  ];
}

describe.each(AIMS)('an attack on $aim', ({ attacks }) => {
  it.each(triedAttacks(attacks))(
    '$name gets what it deserves, disturbs nobody and leaves nothing',
    async (row) => {
      const all = await arena.neighbour.beside(() =>
        inEachLanguage(row.languages, (language) => attack(row, language)),
      );
      const faults = all.map(({ language, outcome, left }) => [language, findFaults(row, outcome, left)]);
      expect(faults).toEqual(triedLanguages(row.languages).map((language) => [language, []]));
    },
    240_000,
  );
});
