import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PYTHON } from './attack.js';
import { openArena, type Arena } from './support/arena.js';
import { createGrader } from './support/grader.js';
import { triedAttacks } from './support/in-each-language.js';
import { TALK_ATTACKS, talkChallenge, talkProgram } from './talks.js';

let arena: Arena;
let grade: ReturnType<typeof createGrader>;

beforeAll(async () => {
  arena = await openArena({ languages: PYTHON });
  grade = createGrader(arena.sandbox, talkChallenge());
}, 240_000);

afterAll(() => arena.close(), 60_000);

const graded = async (program: string) => {
  const files = [{ path: 'main.py', content: talkProgram(program) }];
  const { judgement } = await grade({ language: 'python', files, mode: 'submit' });
  return judgement;
};

describe('a program that an interactive validator talks to', () => {
  it('is accepted when it listens to the end and answers', async () => {
    expect(await graded('reads-to-the-end')).toMatchObject({ verdict: 'accepted', reason: null });
  }, 60_000);

  it.each(triedAttacks(TALK_ATTACKS))(
    // A fault of the validator would be thrown.
    '$name: gets the verdict that it deserves, and leaves nobody else waiting or at fault',
    async ({ program, reason }) => {
      const { verdict, reason: got } = await arena.neighbour.beside(() => graded(program));
      expect([verdict, got]).toEqual([reason === null ? 'accepted' : 'rejected', reason]);
    },
    60_000,
  );
});
