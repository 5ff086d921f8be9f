import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '@hone/contracts/sandbox';
import { floodWorker } from '../support/sandbox/flooded-worker.js';
import { CANDIDATE, GENEROUS, openTestSandbox, runProgram, textOf } from '../support/sandbox/sandbox.js';

const MIB = 1024 * 1024;

/** Burns until the clock of `times` (own and waited children) reads 300 ms, and prints the reading. */
const BURNERS = {
  'one process': `
import time
while time.process_time() < 0.3:
    pass
print(time.process_time())
`,
  threads: `
import hashlib, threading, time
def burn():
    while time.process_time() < 0.3:
        hashlib.sha256(b"x" * 100000)
threads = [threading.Thread(target=burn) for _ in range(4)]
for each in threads: each.start()
for each in threads: each.join()
print(time.process_time())
`,
  'children that are waited for': `
import os, resource, time
for _ in range(3):
    if os.fork() == 0:
        start = time.process_time()
        while time.process_time() < start + 0.1:
            pass
        os._exit(0)
while True:
    try:
        os.wait()
    except ChildProcessError:
        break
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(sum(each.ru_utime + each.ru_stime for each in used))
`,
  'a grandchild that nobody waits for': `
import os, signal, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
r, w = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while time.process_time() < 0.3:
            pass
        os.write(w, str(time.process_time()).encode())
        os._exit(0)
    os._exit(0)
print(float(os.read(r, 100)) + time.process_time())
`,
};

describe('what a run is said to have cost', () => {
  let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
  let box: Box;
  const run = (program: string) => runProgram(box, 'main.py', program);

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    box = await sandbox.open({ runtime: 'python', ...CANDIDATE, memoryMiB: 256 });
  }, 60_000);
  afterAll(() => sandbox.close());

  it.each(Object.entries(BURNERS))(
    'is the CPU time of %s, within 3 percent and a few milliseconds',
    async (_, program) => {
      const outcome = await run(program);
      const truth = Number(textOf(outcome.stdout)) * 1000;
      expect(outcome.status).toBe('exited');
      // The program's own measurement excludes the cost of forking, starting and ending.
      expect(outcome.usage.cpuMs).toBeGreaterThan(truth * 0.97);
      expect(outcome.usage.cpuMs).toBeLessThan(truth * 1.03 + 12);
    },
  );

  it('is the memory touched by one process, within 10 %, whatever ran before', async () => {
    const baseline = (await run('print("small")')).usage.memoryBytes;
    await run('x = bytearray(b"x" * (150 << 20))');
    const outcome = await run('x = bytearray(64 << 20)\nfor i in range(0, len(x), 4096): x[i] = 1');
    const touched = outcome.usage.memoryBytes - baseline;
    expect(touched).toBeGreaterThan(64 * MIB * 0.9);
    expect(touched).toBeLessThan(64 * MIB * 1.1);
  });

  it('is the memory of each run also when runs were asked for ahead', async () => {
    const program =
      'import sys, time\nsize = int(sys.stdin.read())\nx = bytearray(size)\nfor i in range(0, size, 4096): x[i] = 1\ntime.sleep(0.05)\n';
    await box.put([{ path: 'main.py', content: Buffer.from(program) }]);
    const sizes = [0, 96, 32, 64, 16, 48].map((size) => size * MIB);
    const outcomes = await Promise.all(
      sizes.map((size) => box.run({ stdin: Buffer.from(`${size}`), limits: GENEROUS })),
    );
    const [baseline, ...touched] = outcomes.map(({ usage }) => usage.memoryBytes);
    touched.forEach((bytes, index) => {
      const ratio = (bytes - (baseline ?? 0)) / (sizes[index + 1] ?? 0);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
    });
  });

  it('is the memory touched by several processes together', async () => {
    const baseline = (await run('print("small")')).usage.memoryBytes;
    const outcome = await run(`
import os, time
r, w = os.pipe()
for _ in range(4):
    if os.fork() == 0:
        x = bytearray(16 << 20)
        for i in range(0, len(x), 4096): x[i] = 1
        os.write(w, b"x")
        time.sleep(60)
ready = b""
while len(ready) < 4:
    ready += os.read(r, 4)
`);
    const touched = outcome.usage.memoryBytes - baseline;
    expect(outcome.status).toBe('exited');
    expect(touched).toBeGreaterThan(64 * MIB * 0.9);
    expect(touched).toBeLessThan(64 * MIB * 1.2);
  });

  it('is the wall time of the program, not of its queue', async () => {
    await box.put([{ path: 'main.py', content: Buffer.from('import time\ntime.sleep(0.5)\n') }]);
    const outcomes = await Promise.all([1, 2, 3].map(() => box.run({ limits: GENEROUS })));
    for (const { usage } of outcomes) {
      expect(usage.wallMs).toBeGreaterThanOrEqual(500);
      expect(usage.wallMs).toBeLessThan(1_000);
      expect(usage.cpuMs).toBeLessThan(250);
    }
  });

  it('notes that the process limit was met also when the program coped with it', async () => {
    const outcome = await run(`
import os, time
try:
    while True:
        if os.fork() == 0:
            time.sleep(60)
except BlockingIOError:
    print("enough")
`);
    expect(outcome).toMatchObject({ status: 'exited', processLimitMet: true });
  });
});

describe('a flood', () => {
  it('of a gigabyte is cut at its limit and leaves the memory of the worker flat', async () => {
    const rounds = 24;
    const { beforeBytes, peakBytes, cut } = await floodWorker(rounds, MIB);
    const grown = (peakBytes - beforeBytes) / MIB;
    process.stdout.write(
      `worker memory under ${rounds} floods of 1 GiB: ${(beforeBytes / MIB).toFixed(1)} MiB before, ${grown.toFixed(1)} MiB more at most\n`,
    );
    expect(cut).toBe(rounds);
    expect(grown).toBeLessThan(16);
  }, 120_000);

  it('of input larger than a frame reaches the program whole', async () => {
    const sandbox = await openTestSandbox();
    const box = await sandbox.open({ runtime: 'python', ...CANDIDATE, memoryMiB: 256 });
    const program = 'import hashlib, sys\nprint(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())\n';
    const input = Buffer.alloc(20 * MIB, 'honing');
    await box.put([{ path: 'main.py', content: Buffer.from(program) }]);
    const [whole, none] = await Promise.all([
      box.run({ stdin: input, limits: GENEROUS }),
      box.run({ limits: GENEROUS }),
    ]);
    await sandbox.close();
    expect(textOf(whole.stdout).trim()).toBe(createHash('sha256').update(input).digest('hex'));
    expect(textOf(none.stdout).trim()).toBe(createHash('sha256').digest('hex'));
  }, 60_000);
});
