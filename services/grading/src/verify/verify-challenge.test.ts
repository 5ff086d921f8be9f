import { describe, expect, it } from 'vitest';
import { SandboxFault } from '@hone/sandbox';
import { instead, MANIFEST, TIME_LIMIT, verifyTiny, type Play } from './tiny-challenge.fixture.js';

const manifest = (from: string, to: string) => ({ 'challenge.yml': MANIFEST.replace(from, to) });

describe('a challenge that keeps its promises', () => {
  it('is clean, with its solutions by category and name', async () => {
    const { report, openBoxes } = await verifyTiny();
    expect(report.findings).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.solutions.map(({ path, ok }) => `${path} ${ok}`)).toEqual([
      'solutions/accepted/other true',
      'solutions/accepted/reference true',
      'solutions/variants/folded true',
      'solutions/variants/halved true',
      'solutions/wrong/first true',
      'solutions/wrong/last true',
      'solutions/wrong/zero true',
      'solutions/slow/naive true',
      'solutions/hostile/crash true',
    ]);
    expect(report.starters).toMatchObject([{ language: 'python', ok: true }]);
    expect(openBoxes).toBe(0);
  });

  it('is graded as often as asked, with fresh data each time and the same data for all', async () => {
    const { report } = await verifyTiny({ options: { repetitions: 3 } });
    const seeds = report.solutions.map(({ gradings }) => gradings.map(({ seed }) => seed));
    expect(new Set(seeds[0]).size).toBe(3);
    for (const own of seeds) expect(own).toEqual(seeds[0]);
  });

  it.each([1, 3])('has at most %d gradings at once', async (parallel) => {
    const { atOnce } = await verifyTiny({ options: { parallel } });
    // Each grading may run its own program, the generator and the reference.
    expect(atOnce).toBeLessThanOrEqual(parallel * 3);
    expect(atOnce).toBeGreaterThanOrEqual(parallel);
  });

  it('is checked without its solutions: by its own programs, starters and cheats', async () => {
    const paths: string[] = [];
    const { report } = await verifyTiny({
      options: {
        solutions: false,
        cheats: ['sample-table'],
        onProgress: (progress) => {
          if (progress.type === 'graded') paths.push(progress.path);
        },
      },
    });
    expect(report).toMatchObject({ ok: true, findings: [], solutions: [], cheats: { planted: true } });
    expect(report.starters).toMatchObject([{ language: 'python', ok: true }]);
    // The honest program that the cheat wraps is graded for comparison.
    expect(paths.filter((path) => path.startsWith('solutions/'))).toEqual(['solutions/slow/naive']);
  });

  it('counts the planned gradings and reports each once', async () => {
    const graded: string[] = [];
    let planned = 0;
    await verifyTiny({
      options: {
        cheats: ['disk-cache', 'sample-table'],
        onProgress: (progress) => {
          if (progress.type === 'planned') planned = progress.gradings;
          if (progress.type === 'graded') graded.push(progress.path);
        },
      },
    });
    expect(graded).toHaveLength(planned);
    expect(graded.filter((path) => path === 'starter/python')).toHaveLength(1);
  });
});

describe('a challenge that does not', () => {
  it('has each broken promise reported with its repetition', async () => {
    const { found, messages } = await verifyTiny({
      files: { 'solutions/wrong/first/expect.yml': 'failing: many' },
    });
    expect(found).toEqual([
      'SOLUTION_PROMISE solutions/wrong/first',
      'SOLUTION_PROMISE solutions/wrong/first',
    ]);
    expect(messages('SOLUTION_PROMISE')[1]).toBe('check many did not fail (python, repetition 2)');
  });

  it('has an unknown check in expect.yml reported', async () => {
    const { messages } = await verifyTiny({ files: { 'solutions/wrong/first/expect.yml': 'failing: fwe' } });
    expect(messages('EXPECT_UNKNOWN')).toEqual(['failing names "fwe"; the checks are sample-one, few, many']);
  });

  it('has a variant reported if none are drawn', async () => {
    const yaml = 'failing: few\nvariant: 00c0ffee';
    const { messages } = await verifyTiny({ files: { 'solutions/wrong/first/expect.yml': yaml } });
    expect(messages('SOLUTION_VARIANT')).toEqual(['variant: this challenge draws no variants']);
  });

  it('has a starter that scores reported', async () => {
    const { messages } = await verifyTiny({ files: { 'starter/python/main.py': 'NAIVE' } });
    expect(messages('STARTER_SCORES')).toEqual(['the starter scores 40, not 0']);
  });

  it.each(['accepted/other', 'wrong/zero', 'hostile/crash'])(
    'has a flip of %s reported, in any category',
    async (path) => {
      let runs = 0;
      // Right in the first repetition and slow in the second, or the other way round.
      const moody: Play = (_source, _run, numbers) => {
        if (numbers.length === 2) runs += 1;
        return runs === 2 ? TIME_LIMIT : { stdout: '' };
      };
      const { messages } = await verifyTiny({
        files: { [`solutions/${path}/main.py`]: 'MOODY', [`solutions/${path}/expect.yml`]: null },
        play: instead('MOODY', moody),
        options: { parallel: 1, only: [path] },
      });
      expect(messages('SOLUTION_FLIPS')[0]).toMatch(/^gradings differ: rejected, .*\| rejected, /);
    },
  );

  it('has a folder of an unknown verdict reported once', async () => {
    const { messages } = await verifyTiny({ files: { 'solutions/sluggish/x/main.py': 'SUM' } });
    expect(messages('SOLUTION_CATEGORY')).toEqual([
      '"sluggish" is none of accepted, variants, wrong, slow, hostile',
    ]);
  });

  it.each([
    ['solutions/hostile/crash/main.py', 'SOLUTIONS_FEW solutions/hostile'],
    ['solutions/variants/halved/main.py', 'SOLUTIONS_FEW solutions/variants'],
    ['solutions/wrong/first/expect.yml', 'SOLUTION_UNNAMED solutions/wrong/first/expect.yml'],
    ['tests/generate.py', 'GENERATOR_MISSING tests/generate.py'],
    ['challenge.yml', 'MANIFEST_MISSING challenge.yml'],
  ])('is not clean without %s', async (path, finding) => {
    const { found, report } = await verifyTiny({ files: { [path]: null } });
    expect(found).toContain(finding);
    expect(report.ok).toBe(false);
  });

  it('is rejected before anything runs when it declares gigabytes of data', async () => {
    const { messages } = await verifyTiny({ files: manifest('sizes: [1000]', 'sizes: [4294967296]') });
    expect(messages('VALUE_INVALID')).toEqual(['"grading.families.1.sizes.0": must be at most 50000000']);
  });
});

describe("the challenge's own programs", () => {
  const generator = (outcome: ReturnType<Play>) => verifyTiny({ play: instead('GENERATE', () => outcome) });

  it('are checked first: a crashing generator is reported with family, size and stderr, and nothing is graded', async () => {
    const outcome = { status: 'runtime-error', exitCode: 1, stderr: 'Traceback: boom\n' } as const;
    const { found, messages, report } = await generator(outcome);
    expect(messages('PROGRAM_FAULT')[0]).toBe(
      'the generator failed on family few, size 1: runtime-error, exit code 1; stderr: Traceback: boom',
    );
    expect(found).toContain('NOT_GRADED solutions');
    expect(report.solutions).toEqual([]);
    expect(report.ok).toBe(false);
  });

  it('are not awaited again after one that loops', async () => {
    const { messages } = await generator(TIME_LIMIT);
    expect(messages('PROGRAM_FAULT')).toEqual([
      'the generator failed on family few, size 1: time-limit, exit code none; its stderr is empty',
    ]);
  });

  it('must print something', async () => {
    const { messages } = await generator({ stdout: '' });
    expect(messages('GENERATOR_SILENT')[0]).toBe('the generator printed nothing for family few, size 1');
  });

  it('must depend on the seed only', async () => {
    let runs = 0;
    const { found: unstable } = await verifyTiny({
      play: instead('GENERATE', () => ({ stdout: String((runs += 1)) })),
    });
    expect(unstable).toContain('GENERATOR_UNSTABLE tests/generate.py');
    const { found: unseeded } = await generator({ stdout: '1 2 3' });
    expect(unseeded).toContain('GENERATOR_UNSEEDED tests/generate.py');
  });

  it('include a reference that crashes', async () => {
    const crashes = instead('SUM', () => ({ status: 'memory-limit' }));
    const { messages } = await verifyTiny({ play: crashes });
    expect(messages('PROGRAM_FAULT')[0]).toContain(
      'the reference failed on family few, size 1: memory-limit',
    );
  });
});

describe('a program of the challenge that fails only while solutions are graded, as a checker may', () => {
  const fault = Object.assign(new Error('the validator failed on family few, size 1: time-limit'), {
    name: 'TrustedProgramFault',
    stderr: 'Killed',
  });

  it('is reported once, and the rest is not graded', async () => {
    const breaking: Play = (source) => {
      if (source !== 'GENERATE' && source !== 'SUM') throw fault;
      return undefined;
    };
    const { found, messages, report } = await verifyTiny({ play: breaking, options: { parallel: 1 } });
    expect(found).toEqual(['PROGRAM_FAULT challenge.yml']);
    expect(messages('PROGRAM_FAULT')[0]).toBe(
      'the validator failed on family few, size 1: time-limit; stderr: Killed; seen in 3 gradings, first in solutions/accepted/other',
    );
    expect(report.solutions.at(-1)).toMatchObject({ got: 'not graded', ok: false });
    expect(report.ok).toBe(false);
  });

  it('is reported for the only solution that met it', async () => {
    const breaking = instead('LAST', () => {
      throw fault;
    });
    const { found } = await verifyTiny({ play: breaking, options: { repetitions: 1 } });
    expect(found).toEqual(['PROGRAM_FAULT solutions/wrong/last']);
  });
});

describe('faults of the platform', () => {
  const failing = (times: number): Play => {
    let failed = 0;
    return instead('LAST', () => {
      if (failed++ < times) throw new SandboxFault('box', 'the engine went away');
      return undefined;
    });
  };

  it('are retried and then ignored', async () => {
    const again: string[] = [];
    const { report } = await verifyTiny({
      play: failing(1),
      options: {
        onProgress: (progress) => {
          if (progress.type === 'again') again.push(progress.message);
        },
      },
    });
    expect(report.findings).toEqual([]);
    expect(again).toEqual(['solutions/wrong/last: the engine went away (tried 1 of 3 times)']);
  });

  it('are not blamed on the generator either', async () => {
    let failed = 0;
    const failing = (times: number) =>
      instead('GENERATE', () => {
        if (failed++ < times) throw new SandboxFault('unavailable', 'no engine');
        return undefined;
      });
    expect((await verifyTiny({ play: failing(2), options: { repetitions: 1 } })).report.findings).toEqual([]);
    const { found } = await verifyTiny({ play: failing(Infinity) });
    expect(found).toEqual(['PLATFORM_FAULT challenge.yml', 'NOT_GRADED solutions']);
  });

  it('include a machine that is too busy: runs stopped by the clock without a core are graded again', async () => {
    const starving = (times: number): Play => {
      let starved = 0;
      return (source, _run, numbers) =>
        source === 'SUM OTHERWISE' && numbers.length > 500 && starved++ < times
          ? { ...TIME_LIMIT, limit: 'wall', usage: { cpuMs: 300, wallMs: 3000, memoryBytes: 1 } }
          : undefined;
    };
    const { report } = await verifyTiny({ play: starving(2), options: { repetitions: 1 } });
    expect(report.findings).toEqual([]);
    const { messages } = await verifyTiny({ play: starving(Infinity), options: { repetitions: 1 } });
    expect(messages('SOLUTION_PROMISE')[0]).toBe(
      'verdict is partial, not accepted (python); stopped by the clock in many after only 300 ms of CPU: the machine is busy, or the program waits',
    );
  });

  it('are reported as such if they persist, never as a broken promise', async () => {
    const { found, report } = await verifyTiny({ play: failing(Infinity) });
    expect(found).toEqual(['PLATFORM_FAULT solutions/wrong/last']);
    expect(report.ok).toBe(false);
  });
});

describe('stopping', () => {
  it('ends all gradings and rejects with the reason', async () => {
    const controller = new AbortController();
    const stopping = instead('LAST', () => {
      controller.abort(new Error('enough'));
      return undefined;
    });
    const verifying = verifyTiny({ play: stopping, options: { signal: controller.signal } });
    await expect(verifying).rejects.toThrow('enough');
  });
});
