import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAnswers } from './compare-answers.js';
import { MAX_TOKENS } from './tokens/answer-tokens.js';

const main = (content: string, path = 'main.py') => [{ path, content }];
const other = (content: string, id = 'other') => ({ id, files: main(content) });

const STARTER = `import sys

def read():
    lines = sys.stdin.read().split("\\n")
    return [int(line) for line in lines if line]
`;
const ANSWER = `${STARTER}
def busiest(times, k):
    best, start = 0, 0
    for end, time in enumerate(times):
        while time - times[start] > k:
            start += 1
        best = max(best, end - start + 1)
    return best

values = read()
size = values.pop(0)
print(busiest(sorted(values), size))
`;
/** The same with other names, comments and layout. */
const RENAMED = ANSWER.replaceAll('best', 'top')
  .replaceAll('times', 'moments')
  .replaceAll('start', 'left')
  .replaceAll('    ', '  ')
  .replace('def busiest', '# mine\ndef busiest');
const DIFFERENT = `${STARTER}
import bisect

class Windows:
    def __init__(self, numbers):
        self.numbers = sorted(numbers)

    def count(self, width):
        return max((bisect.bisect_right(self.numbers, n + width) - i for i, n in enumerate(self.numbers)), default=0)

if __name__ == "__main__":
    width, *numbers = read()
    print(Windows(numbers).count(width))
`;

describe('answers to one question', () => {
  it('are alike despite other names, comments and layout, with their locations', async () => {
    const others = [other(RENAMED, 'renamed'), other(DIFFERENT, 'different')];
    const found = await compareAnswers({ starter: main(STARTER), answer: main(ANSWER), others });
    expect(found).toMatchObject({ state: 'compared', compared: 2, highest: 100 });
    expect(found.matches.map(({ id }) => id)).toEqual(['renamed']);
    const [example] = found.matches[0]?.examples ?? [];
    expect(example?.own.text).toContain('best = max(best, end - start + 1)');
    expect(example?.other.text).toContain('top = max(top, end - left + 1)');
    expect(example?.own.line).toBeGreaterThan(STARTER.split('\n').length - 2);
  });

  it('do not count what the challenge gave', async () => {
    const job = { starter: main(STARTER), answer: main(ANSWER), others: [other(DIFFERENT)] };
    const { highest } = await compareAnswers(job);
    expect(highest).toBeLessThan(20);
    expect((await compareAnswers({ ...job, starter: [] })).highest).toBeGreaterThan(highest ?? 0);
  });

  it('count a query by its parse', async () => {
    const query = `SELECT c.name, sum(o.total) AS spent FROM customers c JOIN orders o ON o.customer = c.id
      WHERE o.placed >= '2026-01-01' AND o.state <> 'void' GROUP BY c.name HAVING sum(o.total) > 100 ORDER BY 2 DESC`;
    const renamed = `select x.name, sum(y.total) as s from customers x join orders y on y.customer = x.id
      where y.placed >= '2025-06-30' and y.state <> 'open' group by x.name having sum(y.total) > 5 order by 2 desc`;
    const sql = (text: string) => main(text, 'query.sql');
    const others = [{ id: 'renamed', files: sql(renamed) }];
    expect(await compareAnswers({ starter: [], answer: sql(query), others })).toMatchObject({ highest: 100 });
  });

  it.each([
    ['short', [], '', [other(ANSWER)]],
    ['short', main(STARTER), STARTER, [other(ANSWER)]],
    ['alone', [], ANSWER, []],
    ['alone', [], ANSWER, [other('print(1)')]],
    ['large', [], 'print(1)\n'.repeat(MAX_TOKENS), [other(ANSWER)]],
  ])('have no number when one is %s', async (state, starter, answer, others) => {
    expect(await compareAnswers({ starter, answer: main(answer), others })).toMatchObject({
      state,
      typical: null,
      matches: [],
    });
  });

  it('that repeat one thing are compared without examples, in little time', async () => {
    const answer = 'x = x + 1\n'.repeat(1_500);
    const found = await compareAnswers({ starter: [], answer: main(answer), others: [other(answer)] });
    expect(found.matches).toEqual([{ id: 'other', percent: 100, examples: [] }]);
  });

  it('may be anything at all', async () => {
    const paths = fc.constantFrom('main.py', 'a.rb', 'q.sql', 'x.yml', 'Main.java', 'noextension');
    const files = fc.array(fc.record({ path: paths, content: fc.string({ maxLength: 400 }) }), {
      maxLength: 4,
    });
    const property = fc.asyncProperty(files, files, files, async (starter, answer, rival) => {
      const { highest } = await compareAnswers({ starter, answer, others: [{ id: 'rival', files: rival }] });
      expect(highest ?? 0).toBeLessThanOrEqual(100);
    });
    await fc.assert(property, { numRuns: 50 });
  });
});
