import { describe, expect, it } from 'vitest';
import { CANDIDATE, GENEROUS, textOf } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

let sandbox: SuiteSandbox;
useSandbox((opened) => {
  sandbox = opened;
});

/** Each sums n numbers, prints the sum, and a word on standard error. */
const PROGRAMS: Readonly<Record<string, string>> = {
  python:
    'import sys\nn = int(input())\nprint(sum(i * i % 7 for i in range(n)))\nsys.stderr.write("done\\n")\n',
  ruby: 'n = gets.to_i\nputs (0...n).sum { |i| i * i % 7 }\nwarn "done"\n',
  c: '#include <stdio.h>\nint main(void) { long n, sum = 0; if (scanf("%ld", &n) != 1) return 1; for (long i = 0; i < n; i++) sum += i * i % 7; printf("%ld\\n", sum); fprintf(stderr, "done\\n"); }\n',
  cpp: '#include <iostream>\nint main() { long n, sum = 0; std::cin >> n; for (long i = 0; i < n; i++) sum += i * i % 7; std::cout << sum << "\\n"; std::cerr << "done\\n"; }\n',
  javascript: 'console.log(1); console.error("done");\n',
};
const LIMITS = { ...GENEROUS, cpuMs: 20_000, wallMs: 60_000 };

async function countIn(runtime: string, inputs: readonly number[]) {
  const box = await sandbox.open({ runtime, ...CANDIDATE, memoryMiB: 256 });
  try {
    const name = sandbox.sourceName(runtime);
    await box.put([{ path: name, content: Buffer.from(PROGRAMS[runtime] ?? '') }]);
    const compiled = await box.compile(name);
    if (!compiled.ok) throw new Error(compiled.output);
    const outcomes = [];
    for (const n of inputs)
      outcomes.push(await box.run({ stdin: Buffer.from(`${n}\n`), limits: LIMITS, counted: true }));
    return outcomes;
  } finally {
    await box.close();
  }
}

describe('instructions', () => {
  /** Ruby hashes with a new seed each time. */
  it.each([
    ['python', 0],
    ['ruby', 1e-3],
    ['c', 0],
    ['cpp', 0],
  ])(
    'of %s are the same each time, grow with the work, and leave its own words alone',
    async (runtime, tolerance) => {
      const outcomes = await countIn(runtime, [1000, 1000, 2000, 3000]);
      expect(outcomes.map(({ status, stderr }) => [status, textOf(stderr)])).toEqual(
        outcomes.map(() => ['exited', 'done\n']),
      );
      const [first = 0, again = 0, twice = 0, thrice = 0] = outcomes.map(
        ({ instructions }) => instructions ?? 0,
      );
      expect(first).toBeGreaterThan(10_000);
      expect(Math.abs(again - first)).toBeLessThanOrEqual(first * tolerance);
      // Twice the work costs twice the instructions.
      expect((thrice - twice) / (twice - first)).toBeCloseTo(1, 1);
    },
    120_000,
  );

  it('are not counted where the runtime has no counter: the program just runs', async () => {
    const [outcome] = await countIn('javascript', [1]);
    expect(outcome).toMatchObject({ status: 'exited' });
    expect(outcome?.instructions).toBeUndefined();
  });
});
