import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '@hone/contracts/sandbox';
import { GENEROUS, textOf } from '../support/sandbox.js';
import { perLanguage, type AttackLanguage } from './attack.js';
import { COMPILE_ATTACKS, GOOD, type CompileAttack } from './compile-attacks.js';
import { openArena, WALL_FACTOR, type Arena } from './support/arena.js';
import { findLeftovers } from './support/leftovers.js';

/** Enough for every good program; a bomb takes all it can get. */
const COMPILE_LIMITS = { cpuMs: 3_000, wallMs: 6_000 * WALL_FACTOR };
const MOST_CHARACTERS = 65_536;

let arena: Arena;
const closing: Promise<void>[] = [];

beforeAll(async () => {
  arena = await openArena({ compileLimits: COMPILE_LIMITS });
}, 60_000);

afterAll(async () => {
  await Promise.all(closing);
  await arena.close();
}, 60_000);

async function compile(box: Box, language: AttackLanguage, text: string | Buffer, files = {}) {
  const entry = arena.sourceName(language);
  const all = Object.entries<string | Buffer>({ ...files, [entry]: text });
  await box.put(all.map(([path, content]) => ({ path, content: Buffer.from(content) })));
  return await box.compile(entry);
}

async function attack({ text, files = {} }: CompileAttack, language: AttackLanguage) {
  const box = await arena.open(language);
  try {
    const refused = await compile(box, language, text, files);
    const left = await findLeftovers(box);
    // The same box, without what was uploaded beside.
    const nothing = Object.fromEntries(
      Object.keys(files).map((path) => [path, path.endsWith('.json') ? '{}' : '']),
    );
    const good = await compile(box, language, GOOD[language], nothing);
    const { stdout } = await box.run({ limits: GENEROUS });
    return { refused, left, good, answer: textOf(stdout) };
  } finally {
    closing.push(box.close());
  }
}

describe('an attack on the compiler', () => {
  it.each(perLanguage(COMPILE_ATTACKS))(
    '$name ($language) is a compile error, disturbs nobody and leaves nothing, not even for the next compile',
    async ({ language, row }) => {
      const { refused, left, good, answer } = await arena.neighbour.beside(() => attack(row, language));
      expect(refused).toMatchObject({ ok: false, reason: 'compile-error' });
      expect(refused.output).toMatch(row.says);
      expect(refused.output.length).toBeLessThanOrEqual(MOST_CHARACTERS);
      expect(left).toBe('');
      expect(good.output).toBe('');
      expect(answer).toBe('42\n');
    },
    180_000,
  );
});
