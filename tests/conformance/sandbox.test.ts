import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box, Sandbox } from '@hone/contracts/sandbox';
import { SandboxFault } from '@hone/sandbox';
import { createScriptedSandbox, type ScriptedRun } from '@hone/sandbox/scripted';
import { CANDIDATE, GENEROUS, openTestSandbox, textOf } from '../support/sandbox/sandbox.js';

const PROGRAMS = {
  hello: 'print("hello")\n',
  echo: 'import sys\nsys.stdout.write(sys.stdin.read())\n',
  fail: 'import sys\nprint("half")\nprint("sorry", file=sys.stderr)\nsys.exit(7)\n',
  broken: 'def (:\n',
  words: 'import sys\nprint(sys.argv[1:])\n',
  data: 'print(open("/box/data/input.txt").read())\n',
  spin: 'while True:\n    pass\n',
  flood: 'while True:\n    print("x" * 1000)\n',
};

/** Plays the programs above. */
function play({ files, entry, args, stdin, limits }: ScriptedRun) {
  switch (textOf(files.get(entry) ?? Buffer.from(''))) {
    case PROGRAMS.hello:
      return { stdout: 'hello\n' };
    case PROGRAMS.echo:
      return { stdout: textOf(stdin) };
    case PROGRAMS.fail:
      return { status: 'runtime-error', exitCode: 7, stdout: 'half\n', stderr: 'sorry\n' } as const;
    case PROGRAMS.words:
      return { stdout: `[${args.map((word) => `'${word}'`).join(', ')}]\n` };
    case PROGRAMS.data:
      return { stdout: `${textOf(files.get('data/input.txt') ?? Buffer.from(''))}\n` };
    case PROGRAMS.spin:
      return new Promise<{ status: 'time-limit'; limit: 'cpu' }>((resolve) =>
        setTimeout(() => resolve({ status: 'time-limit', limit: 'cpu' }), limits.cpuMs),
      );
    default:
      return { status: 'output-limit', limit: 'stdout', stdout: 'x'.repeat(1_000_000) } as const;
  }
}

const openScripted = (): Promise<Sandbox> =>
  Promise.resolve(
    createScriptedSandbox({
      run: play,
      compile: (files, entry) =>
        textOf(files.get(entry) ?? Buffer.from('')) === PROGRAMS.broken
          ? { ok: false, output: 'main.py: invalid syntax', reason: 'compile-error' }
          : { ok: true, output: '' },
    }),
  );

describe.each([
  { adapter: 'Docker', open: (): Promise<Sandbox> => openTestSandbox() },
  { adapter: 'the script', open: openScripted },
])('a sandbox on $adapter', ({ open }) => {
  let sandbox: Sandbox;
  let box: Box;

  const put = (program: keyof typeof PROGRAMS, path = 'main.py') =>
    box.put([{ path, content: Buffer.from(PROGRAMS[program]) }]);
  const run = (stdin = '', limits = {}) =>
    box.run({ stdin: Buffer.from(stdin), limits: { ...GENEROUS, ...limits } });

  beforeAll(async () => {
    sandbox = await open();
    box = await sandbox.open({ runtime: 'python', ...CANDIDATE });
  }, 60_000);
  afterAll(() => sandbox.close());

  it('runs the program under the source name of the language', async () => {
    await put('hello', sandbox.sourceName('python'));
    expect(await box.compile('main.py')).toMatchObject({ ok: true });
    expect(await run()).toMatchObject({
      status: 'exited',
      exitCode: 0,
      signal: null,
      processLimitMet: false,
    });
    expect(textOf((await run()).stdout)).toBe('hello\n');
  });

  it('gives a program its input, byte by byte', async () => {
    await put('echo');
    expect(textOf((await run('3\r\n\u0000žluť')).stdout)).toBe('3\r\n\u0000žluť');
    expect(textOf((await run()).stdout)).toBe('');
  });

  it('reports an exit code other than 0 as a runtime error, with all output', async () => {
    await put('fail');
    const outcome = await run();
    expect(outcome).toMatchObject({ status: 'runtime-error', exitCode: 7 });
    expect([textOf(outcome.stdout), textOf(outcome.stderr)]).toEqual(['half\n', 'sorry\n']);
  });

  it('calls a broken program a compile error and says why', async () => {
    await put('broken');
    const compiled = await box.compile('main.py');
    expect(compiled).toMatchObject({ ok: false, reason: 'compile-error' });
    expect(compiled.output).toMatch(/main\.py.*invalid syntax|invalid syntax/s);
  });

  it('passes arguments on', async () => {
    await put('words');
    const outcome = await box.run({ args: ['a b', '$HOME'], limits: GENEROUS });
    expect(textOf(outcome.stdout)).toBe("['a b', '$HOME']\n");
  });

  it('shows a program the other files of its box', async () => {
    await put('data');
    await box.put([{ path: 'data/input.txt', content: Buffer.from('deep') }]);
    expect(textOf((await run()).stdout)).toBe('deep\n');
  });

  it('answers queued runs in their order', async () => {
    await put('echo');
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, index) => run(`${index}`)));
    expect(outcomes.map(({ stdout }) => textOf(stdout))).toEqual(outcomes.map((_, index) => `${index}`));
  });

  it('reserves one core at a time for measuring, on which a pinned box runs as before', async () => {
    await put('hello');
    await box.compile('main.py');
    const core = await sandbox.reserveCore();
    await core.pin(box);
    await core.share(box, 1 / 20);
    expect(textOf((await run()).stdout)).toBe('hello\n');
    await core.release();
    await core.release();
    const again = await sandbox.reserveCore({ quiet: false });
    await again.release();
  }, 60_000);

  it('stops waiting for a core with the reason of the caller’s signal', async () => {
    const giveUp = new AbortController();
    giveUp.abort(new Error('cancelled'));
    await expect(sandbox.reserveCore({}, giveUp.signal)).rejects.toThrow('cancelled');
    await (await sandbox.reserveCore()).release();
  }, 60_000);

  it('shows a file that is put between two runs to the second only', async () => {
    await put('hello');
    const first = run();
    const putting = put('fail');
    const second = run();
    await putting;
    expect([(await first).status, (await second).status]).toEqual(['exited', 'runtime-error']);
  });

  it('clips output at its limit', async () => {
    await put('flood');
    const outcome = await run('', { stdoutBytes: 2000 });
    expect(outcome).toMatchObject({ status: 'output-limit', limit: 'stdout' });
    expect(outcome.stdout.byteLength).toBe(2000);
  });

  it('ends a program at its CPU limit', async () => {
    await put('spin');
    expect(await run('', { cpuMs: 100 })).toMatchObject({ status: 'time-limit', limit: 'cpu' });
  });

  it('answers calls to a box with aborted once it was closed', async () => {
    const doomed = await sandbox.open({ runtime: 'python', ...CANDIDATE });
    await doomed.put([{ path: 'main.py', content: Buffer.from(PROGRAMS.spin) }]);
    const runs = [doomed.run({ limits: GENEROUS }), doomed.run({ limits: GENEROUS })];
    await doomed.close();
    await doomed.close();
    for (const outcome of await Promise.all(runs)) expect(outcome.status).toBe('aborted');
    expect((await doomed.run({ limits: GENEROUS })).status).toBe('aborted');
    await expect(doomed.put([])).rejects.toThrow(SandboxFault);
  });

  it('closes a box when the signal that it was opened with aborts', async () => {
    const cancel = new AbortController();
    const doomed = await sandbox.open({ runtime: 'python', ...CANDIDATE }, cancel.signal);
    await doomed.put([{ path: 'main.py', content: Buffer.from(PROGRAMS.spin) }]);
    const outcome = doomed.run({ limits: GENEROUS });
    cancel.abort();
    expect((await outcome).status).toBe('aborted');
  });

  it('opens no box on an aborted signal', async () => {
    const aborted = AbortSignal.abort(new Error('cancelled'));
    await expect(sandbox.open({ runtime: 'python', ...CANDIDATE }, aborted)).rejects.toThrow('cancelled');
  });

  it('knows its languages and no others', () => {
    expect(sandbox.runtimes().find(({ id }) => id === 'python')).toMatchObject({ status: 'ready' });
    expect(() => sandbox.sourceName('cobol')).toThrow(SandboxFault);
  });

  it('opens nothing once it is closed', async () => {
    const other = await open();
    await other.close();
    await other.close();
    await expect(other.open({ runtime: 'python', ...CANDIDATE })).rejects.toThrow(SandboxFault);
  });
});
