import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER_ATTACKS, answerChallenge, answerProgram } from './answers.js';
import { SUBMISSION_ATTACKS, submissionFiles } from './submissions.js';
import { openArena, type Arena } from './support/arena.js';
import { inEachLanguage, languagesOf, triedAttacks, triedLanguages } from './support/in-each-language.js';
import { checkOf, createGrader, hostileChallenge, sampleAnswer } from './support/grader.js';

/** Content found only in the hidden input, its answer and the texts of the grader. */
const HIDDEN = ['715517001', '716517002', '7155-1700-1'];
/** The limit of text that a learner gets about one submission, however hard it tries to get more. */
const MOST_CHARACTERS = 200_000;
const MOST_JUDGING_MS = 2_000;

/** Controls but tabs and line ends, invisible or direction-changing characters, and lone surrogates. */
const TRICKS = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Every text in a value, names of fields too. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [name, ...textsIn(part)]);
}

let arena: Arena;
let grade: ReturnType<typeof createGrader>;

beforeAll(async () => {
  arena = await openArena({ languages: languagesOf(SUBMISSION_ATTACKS) });
  grade = createGrader(arena.sandbox, await hostileChallenge());
}, 240_000);

afterAll(() => arena.close(), 60_000);

describe('a hostile submission', () => {
  it.each(triedAttacks(SUBMISSION_ATTACKS))(
    '$name gets the right judgement, sees nothing hidden and disturbs nobody',
    async (row) => {
      const all = await arena.neighbour.beside(() =>
        inEachLanguage(row.languages, (language) =>
          grade({ language, files: submissionFiles(row, language), mode: 'submit' }),
        ),
      );
      const got = all.map(({ language, judgement: { verdict, reason, score } }) => ({
        language,
        verdict,
        reason,
        points: score?.points,
      }));
      const deserved =
        row.reason === null ? { verdict: 'accepted', points: 100 } : { verdict: 'rejected', points: 0 };
      const expected = triedLanguages(row.languages).map((language) => ({
        language,
        reason: row.reason,
        ...deserved,
      }));
      expect(got).toEqual(expected);
      for (const seen of all) {
        for (const secret of HIDDEN) expect(seen.everything).not.toContain(secret);
        expect(seen.everything.length).toBeLessThan(MOST_CHARACTERS);
        if (row.answer !== undefined) expect(sampleAnswer(seen)).toBe(row.answer);
      }
    },
    240_000,
  );

  it('that is right is accepted all the same when it brings files named like the grader’s own', async () => {
    const row = SUBMISSION_ATTACKS.find(({ program }) => program === 'zero');
    const content = 'import sys\nprint(sum(map(int, sys.stdin.read().split())))\n';
    const others = Object.entries(row?.files ?? {}).map(([path, text]) => ({ path, content: text }));
    const files = [{ path: 'main.py', content }, ...others];
    const { judgement } = await grade({ language: 'python', files, mode: 'submit' });
    expect(judgement).toMatchObject({ verdict: 'accepted', reason: null });
  }, 60_000);

  it('sees the same surroundings in a run as in a submission', async () => {
    const files = submissionFiles({ program: 'surroundings' }, 'python');
    const [run, submitted] = [
      await grade({ language: 'python', files, mode: 'run' }),
      await grade({ language: 'python', files, mode: 'submit' }),
    ];
    expect(sampleAnswer(run)).toContain('PATH');
    expect(sampleAnswer(submitted)).toBe(sampleAnswer(run));
  }, 60_000);

  it('meets other hidden numbers in every submission', async () => {
    const files = submissionFiles({ program: 'zero' }, 'python');
    const inputs: string[] = [];
    for (const seed of ['b1', 'b2', 'b3']) {
      const { judgement } = await grade({ language: 'python', files, mode: 'submit', seed });
      const evidence = judgement.reveals?.[0]?.evidence;
      inputs.push(evidence?.type === 'diff' ? (evidence.input ?? '') : '');
    }
    expect(inputs.every((input) => /^\d+( \d+)+\n$/.test(input))).toBe(true);
    expect(new Set(inputs).size).toBe(3);
  }, 60_000);
});

describe('a hostile answer', () => {
  it.each(['tokens', 'lines', 'set'] as const)(
    'is judged by the checker %s for what it is, quickly, and shown without its tricks',
    async (checker) => {
      const own = createGrader(arena.sandbox, await answerChallenge(checker));
      const files = [{ path: 'main.py', content: answerProgram() }];
      const seen = await own({ language: 'python', files, mode: 'run' });
      const got = ANSWER_ATTACKS.map(({ id }) => [id, checkOf(seen, `sample-${id}`).reason ?? 'pass']);
      expect(got).toEqual(ANSWER_ATTACKS.map(({ id, becomes }) => [id, becomes[checker] ?? becomes.tokens]));
      expect(seen.judgement.phases.judgeMs).toBeLessThan(MOST_JUDGING_MS);
      expect(seen.judgement.checks.every(({ evidence }) => evidence !== undefined)).toBe(true);
      const shown = textsIn(JSON.parse(seen.everything));
      expect(shown.filter((text) => TRICKS.test(text))).toEqual([]);
    },
    120_000,
  );
});
