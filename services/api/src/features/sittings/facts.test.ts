import { createManualClock } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { createMemoryHiringRepositories } from '../../testing/repositories/hiring.memory.js';
import { createFacts } from './facts.js';

const SITTING = 'sitting1';

function openProcesses(count: number) {
  const hiring = createMemoryHiringRepositories();
  const list = hiring.facts.list.bind(hiring.facts);
  const reads = { count: 0 };
  hiring.facts.list = (query) => {
    reads.count += 1;
    return list(query);
  };
  const notices = { reportChanged: () => Promise.resolve() };
  const options = { hiring, notices, clock: createManualClock(0) };
  return { reads, processes: Array.from({ length: count }, () => createFacts(options)) };
}

const numbersOf = async (facts: ReturnType<typeof createFacts> | undefined) =>
  (await facts?.list(SITTING))?.map(({ seq }) => seq);

describe('facts of a sitting', () => {
  it('are numbered without gaps, however many processes write at once', async () => {
    const { processes } = openProcesses(3);
    for (let round = 0; round < 5; round += 1)
      await Promise.all(processes.map((facts) => facts.append(SITTING, { type: 'run' })));
    const numbers = Array.from({ length: 15 }, (_, index) => index + 1);
    expect(await numbersOf(processes[0])).toEqual(numbers);
  });

  it('are not read again by the only process that writes', async () => {
    const { processes, reads } = openProcesses(1);
    for (let time = 0; time < 4; time += 1) await processes[0]?.append(SITTING, { type: 'run' });
    expect(reads.count).toBe(1);
    expect(await numbersOf(processes[0])).toEqual([1, 2, 3, 4]);
  });
});
