import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CREDIT_WINDOW_BYTES } from '../../services/sandbox/src/protocol/numbers.js';
import { heardOf, startHeard, type HeardProgram } from '../support/sandbox/heard-program.js';
import { eventually } from '../support/eventually.js';
import { openSessionBox, pythonRun, type SessionBox } from '../support/sandbox/runner-box.js';
import { testEngine } from '../support/sandbox/sandbox.js';

const MIB = 1024 * 1024;
const SIGKILL = 9;
const SIGTERM = 15;

let box: SessionBox;
beforeAll(async () => {
  box = await openSessionBox();
}, 30_000);
afterAll(async () => {
  await box.close();
}, 30_000);

const start = (
  source: string,
  { acknowledge = true, on = box }: { acknowledge?: boolean; on?: SessionBox } = {},
): Promise<HeardProgram> => startHeard(on.session, source, acknowledge);

/** Has the runner answer n times, so that everything it would send has been sent. */
async function settle(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await box.session.stat();
}

describe('started programs', () => {
  it('run side by side, and their output is kept apart and in order', async () => {
    const program = (name: string) =>
      `import sys\nfor i in range(300):\n    print("${name}", i)\n    print("${name}", i, file=sys.stderr)\n`;
    const names = ['a', 'b', 'c', 'd'];
    const heard = await Promise.all(names.map((name) => start(program(name))));
    const exits = await Promise.all(heard.map(({ exit }) => exit));
    expect(exits.map(({ exitCode, kill }) => [exitCode, kill])).toEqual(names.map(() => [0, 'none']));
    heard.forEach((each, index) => {
      const lines = Array.from({ length: 300 }, (_, line) => `${names[index]} ${line}\n`).join('');
      expect([each.stdout(), each.stderr()]).toEqual([lines, lines]);
    });
  }, 30_000);

  it('are limited to sixteen, and block runs and wipes while one lives', async () => {
    const waiting = 'import sys; sys.stdin.read()';
    const heard = await Promise.all(Array.from({ length: 16 }, () => start(waiting)));
    await expect(start(waiting)).rejects.toMatchObject({ kind: 'busy' });
    await expect(box.session.wipe()).rejects.toMatchObject({ kind: 'busy' });
    await expect(box.session.run(await pythonRun('')).report).rejects.toMatchObject({ kind: 'busy' });
    for (const { program } of heard) program.end();
    const exits = await Promise.all(heard.map(({ exit }) => exit));
    expect(new Set(exits.map(({ exitCode }) => exitCode))).toEqual(new Set([0]));
    await box.session.wipe();
  }, 30_000);

  it('read their input and notice its end', async () => {
    const heard = await start(
      'import sys\nfor line in sys.stdin: print("got", line.strip())\nprint("over")\n',
    );
    heard.program.write(Buffer.from('one\nt'));
    await heardOf(heard, 'got one\n');
    heard.program.write(Buffer.from('wo\n'));
    heard.program.end();
    expect((await heard.exit).exitCode).toBe(0);
    expect(heard.stdout()).toBe('got one\ngot two\nover\n');
    // Input after the end is nobody's fault.
    heard.program.write(Buffer.from('late'));
    heard.program.signal(SIGTERM);
    await settle();
  });

  it('may handle a signal, die of it, or be killed', async () => {
    const handles = await start(
      'import signal, sys\nsignal.signal(15, lambda *_: (print("handled"), sys.exit(3)))\nprint("ready")\nsignal.pause()\n',
    );
    const dies = await start('import signal\nprint("ready")\nsignal.pause()\n');
    const ignores = await start(
      'import signal\nsignal.signal(15, signal.SIG_IGN)\nprint("ready")\nwhile True: signal.pause()\n',
    );
    for (const each of [handles, dies, ignores]) {
      await heardOf(each, 'ready\n');
      each.program.signal(SIGTERM);
    }
    expect(await handles.exit).toMatchObject({ exitCode: 3, signal: null, kill: 'none' });
    expect(handles.stdout()).toBe('ready\nhandled\n');
    expect(await dies.exit).toMatchObject({ exitCode: null, signal: SIGTERM, kill: 'none' });
    ignores.program.signal(SIGKILL);
    expect(await ignores.exit).toMatchObject({ exitCode: null, signal: SIGKILL, kill: 'abort' });
  });

  it('die with all their children when they are killed, even those that left their group', async () => {
    const heard = await start(
      'import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)\nprint("ready")\ntime.sleep(600)\n',
    );
    await heardOf(heard, 'ready\n');
    expect((await box.session.stat()).pids).toBe(3);
    heard.program.signal(SIGKILL);
    await heard.exit;
    expect((await box.session.stat()).pids).toBe(1);
  });

  it('stop printing at a mebibyte without acknowledgement, and resume after one', async () => {
    const all = 4 * MIB;
    const heard = await start(`import os\nfor _ in range(${all / 65_536}): os.write(1, b"x" * 65536)\n`, {
      acknowledge: false,
    });
    await eventually(heard.bytes, (bytes) => bytes >= CREDIT_WINDOW_BYTES);
    await settle();
    expect(heard.bytes()).toBe(CREDIT_WINDOW_BYTES);
    heard.program.credit(MIB / 2);
    await eventually(heard.bytes, (bytes) => bytes >= 1.5 * MIB);
    await settle();
    expect(heard.bytes()).toBe(1.5 * MIB);
    // Acknowledging more than was sent opens the window again, but no further.
    heard.program.credit(100 * MIB);
    await eventually(heard.bytes, (bytes) => bytes >= 2.5 * MIB);
    await settle();
    expect(heard.bytes()).toBe(2.5 * MIB);
    heard.program.credit(MIB);
    await eventually(heard.bytes, (bytes) => bytes >= 3.5 * MIB);
    heard.program.credit(MIB);
    expect((await heard.exit).exitCode).toBe(0);
    expect(heard.bytes()).toBe(all);
  }, 30_000);

  it('are killed once ten mebibytes of unread input wait, not before', async () => {
    const heard = await start('import time\nprint("ready")\ntime.sleep(600)\n');
    await heardOf(heard, 'ready\n');
    for (let written = 0; written < 10; written += 1) heard.program.write(Buffer.alloc(MIB));
    await settle();
    expect((await box.session.stat()).pids).toBe(2);
    // The pipe has taken its share, so that one more mebibyte is too much.
    heard.program.write(Buffer.alloc(MIB));
    expect(await heard.exit).toMatchObject({ kill: 'abort', signal: SIGKILL });
    const next = await start('print("alive")');
    expect((await next.exit).exitCode).toBe(0);
  }, 30_000);

  it('are lost with their runner, and so is a run', async () => {
    const other = await openSessionBox();
    const heard = await start('import time\nprint("ready")\ntime.sleep(600)\n', { on: other });
    await heardOf(heard, 'ready\n');
    await testEngine().getContainer(other.id).kill();
    await expect(heard.exit).rejects.toThrow('the stream ended');
    await expect(other.session.stat()).rejects.toThrow('the stream ended');
    expect(await other.exitCode).toBe(128 + SIGKILL);
    await other.close();
  }, 30_000);
});

describe('runs', () => {
  it('keep their order when queued, and a waiting one can be withdrawn', async () => {
    const { session } = box;
    // The first takes a while, so that the second still waits when it is withdrawn.
    const order = await pythonRun(
      'import sys, time\nword = sys.stdin.read()\nif word == "first": time.sleep(1)\nprint(word)\n',
    );
    const runs = ['first', 'second', 'third'].map((stdin) =>
      session.run({ ...order, stdin: Buffer.from(stdin) }),
    );
    runs[1]?.abort();
    const [first, second, third] = await Promise.all(runs.map(({ report }) => report));
    expect([first?.stdout.toString(), third?.stdout.toString()]).toEqual(['first\n', 'third\n']);
    expect(second?.facts).toMatchObject({ kill: 'abort', signal: SIGKILL, cpuNs: 0, wallNs: 0 });
    expect(second?.stdout.byteLength).toBe(0);
  });

  it('that continue are aborted with everything that they have started', async () => {
    const running = box.session.run(
      await pythonRun('import os\nfor _ in range(3): os.fork()\nwhile True: pass\n'),
    );
    await eventually(
      () => box.session.stat(),
      ({ pids }) => pids === 9,
    );
    running.abort();
    const { facts } = await running.report;
    expect(facts).toMatchObject({ kill: 'abort', signal: SIGKILL });
    expect(facts.cpuNs).toBeGreaterThan(0);
    expect((await box.session.stat()).pids).toBe(1);
  }, 30_000);

  it('never see a file that was put after them, but the next run does', async () => {
    const order = await pythonRun('print(open("/box/turn").read())');
    await box.session.put({ path: '/box/turn', mode: 0o644, data: Buffer.from('one') });
    const first = box.session.run(order).report;
    const putting = box.session.put({ path: '/box/turn', mode: 0o644, data: Buffer.from('two') });
    const second = box.session.run(order).report;
    await putting;
    expect([(await first).stdout.toString(), (await second).stdout.toString()]).toEqual(['one\n', 'two\n']);
  });

  it('get a file larger than a frame as a whole', async () => {
    const data = randomBytes(9 * MIB + 1);
    await box.session.put({ path: '/box/large', mode: 0o644, data });
    const { stdout } = await box.session.run(
      await pythonRun('import hashlib; print(hashlib.sha256(open("/box/large", "rb").read()).hexdigest())'),
    ).report;
    expect(stdout.toString().trim()).toBe(createHash('sha256').update(data).digest('hex'));
  });

  it('are cut at their output limits, each stream separately, to the byte', async () => {
    const program = 'import os\nos.write(2, b"e" * 1000)\nwhile True: os.write(1, b"x" * 4096)\n';
    const { facts, stdout, stderr } = await box.session.run(
      await pythonRun(program, { stdoutMax: 10_000, stderrMax: 1000 }),
    ).report;
    expect(facts).toMatchObject({ kill: 'output', outStream: 'stdout', signal: SIGKILL });
    expect([stdout.byteLength, stderr.byteLength]).toEqual([10_000, 1000]);
    expect(facts.stdoutBytes).toBeGreaterThan(10_000);
  });

  it('leave nothing in the writable places, and the box unchanged', async () => {
    await box.session.put({ path: '/work/put', mode: 0o600, data: Buffer.from('x') });
    await box.session.put({ path: '/box/kept', mode: 0o644, data: Buffer.from('kept') });
    await box.session.wipe();
    const look =
      'import os; print([os.listdir(p) for p in ("/work", "/tmp", "/dev/shm")], open("/box/kept").read())';
    const { stdout } = await box.session.run(await pythonRun(look)).report;
    expect(stdout.toString()).toBe('[[], [], []] kept\n');
  });

  it('report why they cannot be executed', async () => {
    const order = await pythonRun('');
    const { facts } = await box.session.run({ ...order, argv: ['/box/missing'] }).report;
    expect(facts).toMatchObject({ exitCode: 127, spawnError: 2 });
    const { facts: folder } = await box.session.run({ ...order, argv: ['/box'] }).report;
    expect(folder).toMatchObject({ exitCode: 127, spawnError: 13 });
    await expect(box.session.run({ ...order, stdinPath: '/box/missing' }).report).rejects.toMatchObject({
      kind: 'io',
    });
  });
});

describe('what a runner reports about its box', () => {
  it('changes with the activity in it', async () => {
    const before = await box.session.stat();
    expect(before.pids).toBe(1);
    const heard = await start('held = bytearray(b"x" * (32 << 20))\nprint("ready")\ninput()\n');
    await heardOf(heard, 'ready\n');
    const during = await box.session.stat();
    expect(during.memoryBytes - before.memoryBytes).toBeGreaterThan(32 * MIB);
    expect(during.memoryPeakBytes).toBeGreaterThanOrEqual(during.memoryBytes);
    expect(during.pids).toBe(2);
    expect(during.cpuNs).toBeGreaterThan(before.cpuNs);
    heard.program.end();
    await heard.exit;
    expect((await box.session.stat()).memoryBytes).toBeLessThan(before.memoryBytes + 8 * MIB);
  });
});
