import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../../services/api/src/features/similarity/compare-answers.js';
import { compareInThread } from '../../services/api/src/features/similarity/compare-answers.thread.js';
import type { CompareAnswers, ComparisonJob } from '../../services/api/src/features/similarity/comparison.js';

const PROGRAM = `numbers = [int(word) for word in input().split()]
seen, total = set(), 0
for number in numbers:
    if number not in seen:
        seen.add(number)
        total += number * number
print(total if total > 0 else "none")
`;
const main = (content: string) => [{ path: 'main.py', content }];
const JOB: ComparisonJob = {
  starter: [],
  answer: main(PROGRAM),
  others: [{ id: 'renamed', files: main(PROGRAM.replaceAll('seen', 'known').replaceAll('number', 'item')) }],
};

const ADAPTERS: readonly (readonly [string, CompareAnswers])[] = [
  ['in place', compareAnswers],
  ['in a thread', compareInThread],
];

describe.each(ADAPTERS)('answers compared %s', (_name, compare) => {
  it('are alike when only names differ', async () => {
    const { matches, ...numbers } = await compare(JOB);
    expect(numbers).toEqual({ state: 'compared', compared: 1, typical: 100, highest: 100 });
    expect(matches).toMatchObject([{ id: 'renamed', percent: 100 }]);
  });

  it('are not compared when there is only one', async () => {
    expect(await compare({ ...JOB, others: [] })).toMatchObject({ state: 'alone' });
  });
});

it('ends with the thread when the thread cannot read an answer', async () => {
  const broken = { ...JOB, answer: [{ path: 7 }] } as unknown as ComparisonJob;
  await expect(compareInThread(broken)).rejects.toThrow('expected string, received number');
});
