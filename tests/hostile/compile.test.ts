import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '@hone/contracts/sandbox';
import { GENEROUS, textOf } from '../support/sandbox/sandbox.js';
import type { AttackLanguage } from './attack.js';
import { COMPILE_ATTACKS, GOOD, type CompileAttack } from './compile-attacks.js';
import { openArena, WALL_FACTOR, type Arena } from './support/arena.js';
import { inEachLanguage, languagesOf, triedAttacks, triedLanguages } from './support/in-each-language.js';
import { findLeftovers } from './support/leftovers.js';

/** Enough for every good program; a bomb takes all it can get. */
const COMPILE_LIMITS = { cpuMs: 3_000, wallMs: 6_000 * WALL_FACTOR };
const MOST_CHARACTERS = 65_536;

let arena: Arena;
const closing: Promise<void>[] = [];

beforeAll(async () => {
  arena = await openArena({ languages: languagesOf(COMPILE_ATTACKS), compileLimits: COMPILE_LIMITS });
}, 240_000);

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
    const rejected = await compile(box, language, text, files);
    const left = await findLeftovers(box);
    // The same box, without the additional uploads.
    const nothing = Object.fromEntries(
      Object.keys(files).map((path) => [path, path.endsWith('.json') ? '{}' : '']),
    );
    const good = await compile(box, language, GOOD[language], nothing);
    const { stdout } = await box.run({ limits: GENEROUS });
    return { rejected, left, good, answer: textOf(stdout) };
  } finally {
    closing.push(box.close());
  }
}

describe('an attack on the compiler', () => {
  it.each(triedAttacks(COMPILE_ATTACKS))(
    '$name: a compile error that disturbs nobody and leaves nothing, not even for the next compile',
    async (row) => {
      const all = await arena.neighbour.beside(() =>
        inEachLanguage(row.languages, (language) => attack(row, language)),
      );
      expect(all.map(({ language }) => language)).toEqual(triedLanguages(row.languages));
      for (const { language, rejected, left, good, answer } of all) {
        const { ok, reason, output } = rejected;
        expect({ language, ok, reason, left }).toEqual({
          language,
          ok: false,
          reason: 'compile-error',
          left: '',
        });
        expect(output).toMatch(row.says);
        expect(output.length).toBeLessThanOrEqual(MOST_CHARACTERS);
        expect({ language, good: good.output, answer }).toEqual({ language, good: '', answer: '42\n' });
      }
    },
    240_000,
  );
});
