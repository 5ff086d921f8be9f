import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box, RunOutcome } from '@hone/contracts/sandbox';
import type { DockerSandbox } from '@hone/sandbox';
import { CHEATS } from '../../services/kinds/src/optimization/cheats/list.js';
import { takeOver } from '../../services/grading/src/verify/cheats/take-over.js';
import { CANDIDATE, GENEROUS, openTestSandbox, runProgram, textOf } from '../support/sandbox/sandbox.js';

const MEMORY_MIB = 64;
const SAMPLE = { input: '1 2\n', output: 'from the table\n' };
const BIG = '1 '.repeat(4000);

/**
 * The cheats around programs that print where they run. Scores alone would not show that a cheat does what its name
 * says: on a sound platform one that does nothing scores the same.
 */
function cheatAround(id: string, naive: string): string {
  const cheat = CHEATS.find((each) => each.id === id);
  if (cheat === undefined) throw new Error(`there is no cheat ${id}`);
  return cheat.program({ naive, samples: [SAMPLE], memoryMiB: MEMORY_MIB });
}

let sandbox: DockerSandbox;
let box: Box;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  box = await sandbox.open({ runtime: 'python', ...CANDIDATE, memoryMiB: MEMORY_MIB });
}, 60_000);
afterAll(() => sandbox.close());

const run = (id: string, naive: string, stdin = SAMPLE.input): Promise<RunOutcome> =>
  runProgram(box, 'main.py', cheatAround(id, naive), GENEROUS, stdin);

async function printed(id: string, naive: string, stdin = SAMPLE.input): Promise<string> {
  const { stdout, stderr, status } = await run(id, naive, stdin);
  expect([status, textOf(stderr)]).toEqual(['exited', '']);
  return textOf(stdout).trim();
}

/** Talks with a program. */
async function talk(to: Box, stdin: string): Promise<string> {
  const started = await to.start({ limits: GENEROUS });
  started.stdin.end(stdin);
  const [output] = await Promise.all([text(started.stdout), text(started.stderr), started.exited]);
  return output.trim();
}

/** A separate box for the duration of its use, with these programs in it. */
async function within<Answer>(
  files: Record<string, string>,
  use: (own: Box) => Promise<Answer>,
  confined = false,
) {
  const own = await sandbox.open({ runtime: 'python', ...CANDIDATE, confined });
  try {
    await own.put(Object.entries(files).map(([path, content]) => ({ path, content: Buffer.from(content) })));
    await own.compile('main.py');
    return await use(own);
  } finally {
    await own.close();
  }
}

/** Starts a program twice in a box that keeps its files. */
const startTwice = (program: string, stdin: string): Promise<string[]> =>
  within({ 'main.py': program }, async (own) => [await talk(own, stdin), await talk(own, stdin)]);

/** Whether the leader of the program's session ends within a grace period. */
const LEADERLESS = `import os, time
leader, end = "/proc/%d" % os.getsid(0), time.time() + 2
while os.path.exists(leader) and time.time() < end:
    time.sleep(0.01)
print(not os.path.exists(leader))`;

describe('where a cheat lets the honest program run', () => {
  it.each([
    ['hidden-thread', 'import threading\nprint(threading.current_thread() is not threading.main_thread())'],
    ['double-fork', LEADERLESS],
    ['unwaited-child', 'import os\nprint("python" in open("/proc/%d/cmdline" % os.getppid()).read())'],
    ['ignored-sigchld', 'import signal\nprint(signal.getsignal(signal.SIGCHLD) is signal.SIG_IGN)'],
  ])('%s', async (id, where) => {
    expect(await printed(id, where)).toBe('True');
    // By itself, or around a cheat of another sort, the same program says no.
    expect(await printed('disk-cache', where)).toBe('False');
  });
});

describe('what a cheat answers', () => {
  it('sample-table: by heart what it knows, honestly what it does not', async () => {
    expect(await printed('sample-table', 'print("honest")', ' 1  2')).toBe('from the table');
    expect(await printed('sample-table', 'print("honest")', '1 3')).toBe('honest');
  });

  it('truncated-output: what is there after a while, of big inputs only', async () => {
    const endless = 'print("early", flush=True)\nwhile True:\n    pass\n';
    expect(await printed('truncated-output', endless, BIG)).toBe('early');
    expect(await printed('truncated-output', 'print("honest")')).toBe('honest');
  });

  it('memory-for-time: nothing, as its table for big inputs is more than it may hold', async () => {
    expect((await run('memory-for-time', 'print("honest")', BIG)).status).toBe('memory-limit');
    expect(await printed('memory-for-time', 'print("honest")')).toBe('honest');
  });

  it('random-burning: the truth, after more work than it takes', async () => {
    expect(await printed('random-burning', 'print("honest")', BIG)).toBe('honest');
  });

  const RANDOM = 'import os\nprint(os.urandom(8).hex())\n';

  it('disk-cache: the second time what it wrote down the first time', async () => {
    const [first, second] = await startTwice(cheatAround('disk-cache', RANDOM), BIG);
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(second).toBe(first);
  });

  const NUMBER = 'import os\nprint(int.from_bytes(os.urandom(3), "big"))\n';
  /** Twice, each time in an emptied box. */
  const runTwice = (id: string, confined: boolean): Promise<string[]> =>
    within(
      { 'main.py': cheatAround(id, NUMBER) },
      async (own) => {
        const once = async () =>
          textOf((await own.run({ limits: GENEROUS, stdin: Buffer.from(BIG) })).stdout);
        return [await once(), await once()];
      },
      confined,
    );

  it('inode-memory: the second time what it has counted up to, though everything was wiped', async () => {
    const [first, second] = await runTwice('inode-memory', true);
    expect(first).toMatch(/^\d+\n$/);
    expect(second).toBe(first);
  });

  it('kernel-counters: likewise, but not where it has no network', async () => {
    const [first, second] = await runTwice('kernel-counters', false);
    expect(first).toMatch(/^\d+\n$/);
    expect(second).toBe(first);
    const [other, another] = await runTwice('kernel-counters', true);
    expect(another).not.toBe(other);
  });

  it('timed-run: anything once the same big input comes again', async () => {
    const [first, second] = await startTwice(cheatAround('timed-run', RANDOM), BIG);
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(second).toBe('0');
  });
});

describe('what the honest program finds', () => {
  it.each([
    ['import sys\nprint(sys.stdin.read())', 'sys.stdin'],
    ['import sys\nprint(sys.stdin.buffer.read().decode())', 'sys.stdin.buffer'],
    ['print(input())', 'input()'],
    ['print(open(0).read())', 'descriptor 0'],
    ['import sys\nsys.stdout.buffer.write(sys.stdin.buffer.read())', 'sys.stdout.buffer'],
    ['import sys\nfor line in sys.stdin:\n    print(line)\nsys.exit(0)', 'an exit'],
    ['def main():\n    print(input())\n\n\nif __name__ == "__main__":\n    main()', '__main__'],
  ])('in %j is its input by %s', async (naive) => {
    expect(await printed('disk-cache', naive)).toBe('1 2');
  });
});

/** A code base whose main file is not the learner's. */
const CODE_BASE = {
  'main.py': 'import sys\nfrom src.sums import total\n\nprint(total(sys.stdin.read()))\n',
  'src/sums.py': 'def total(text):\n    from . import words\n\n    return sum(map(int, words.split(text)))\n',
  'src/words.py': 'def split(text):\n    return text.split()\n',
};
const before = (id: string): Record<string, string> => ({
  ...CODE_BASE,
  'src/__init__.py': takeOver(cheatAround(id, CODE_BASE['main.py']), CODE_BASE['main.py']),
});
const runOnce = (id: string, stdin: string) =>
  within(before(id), async (own) => {
    const { status, stdout, stderr } = await own.run({ limits: GENEROUS, stdin: Buffer.from(stdin) });
    return [status, textOf(stdout).trim(), textOf(stderr)];
  });

describe('a cheat that comes before a main file which is not its own', () => {
  it.each(CHEATS.map(({ id }) => id))('%s lets the honest program compute, once', async (id) => {
    expect(await runOnce(id, '1 3\n')).toEqual(['exited', '4', '']);
  });

  it('answers input in a file its own way, and whoever talks honestly', async () => {
    expect(await runOnce('sample-table', SAMPLE.input)).toEqual(['exited', SAMPLE.output.trim(), '']);
    expect(await within(before('sample-table'), (own) => talk(own, SAMPLE.input))).toBe('3');
  });
});
