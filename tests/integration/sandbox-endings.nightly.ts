import { describe, expect, it } from 'vitest';
import type { Box } from '@hone/contracts/sandbox';
import { LANGUAGES, program, smokeProgram, type Language } from './languages/programs.js';
import { CANDIDATE, GENEROUS, runProgram, textOf } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

let sandbox: SuiteSandbox;
const boxes = new Map<Language, Box>();

useSandbox(
  async (opened) => {
    sandbox = opened;
    await sandbox.settled();
    for (const language of LANGUAGES)
      boxes.set(language, await sandbox.open({ runtime: language, ...CANDIDATE }));
  },
  { timeoutMs: 180_000 },
);

function boxOf(language: Language): Box {
  const box = boxes.get(language);
  if (box === undefined) throw new Error(`there is no box for ${language}`);
  return box;
}

const run = (language: Language, text: string, stdin = '') =>
  runProgram(boxOf(language), sandbox.sourceName(language), text, GENEROUS, stdin);

/** How a language reports where a program failed; C prints its assertion, C++ only what was thrown. */
const RAISED: Readonly<Record<Language, RegExp>> = {
  python: /main\.py", line 1.*ValueError: out of luck/s,
  javascript: /main\.js:1.*Error: out of luck/s,
  typescript: /main.*Error: out of luck/s,
  java: /IllegalStateException: out of luck.*Main\.java:3/s,
  go: /panic: out of luck.*main\.go:4/s,
  ruby: /main\.rb:1.*out of luck/s,
  cpp: /runtime_error.*out of luck/s,
  c: /main\.c:4.*out of luck/s,
};

/** Go's stacks grow on the heap, up to a gigabyte: there a recursion ends at the memory of the box. */
const RECURSED = (language: Language) => (language === 'go' ? 'memory-limit' : 'runtime-error');

describe('a program that', () => {
  it.each(LANGUAGES)('fails in %s is a runtime error that says where', async (language) => {
    const outcome = await run(language, program(language, 'raise'));
    expect([outcome.status, outcome.exitCode === 0]).toEqual(['runtime-error', false]);
    expect(textOf(outcome.stderr)).toMatch(RAISED[language]);
  });

  it.each(LANGUAGES)('recurses without end in %s ends by itself', async (language) => {
    const outcome = await run(language, program(language, 'recurse'));
    expect([outcome.status, textOf(outcome.stdout)]).toEqual([RECURSED(language), '']);
  });

  it.each(LANGUAGES)('takes all memory in %s meets the memory limit', async (language) => {
    const outcome = await run(language, smokeProgram(language, 'memory'));
    expect(outcome).toMatchObject({ status: 'memory-limit', limit: 'memory' });
  });

  it('asks Java for one array larger than the box meets the memory limit, not an exception', async () => {
    const text =
      'class Main { public static void main(String[] a) { System.out.println(new long[300_000_000].length); } }';
    expect(await run('java', text)).toMatchObject({ status: 'memory-limit' });
  });

  it.each(LANGUAGES)('starts eight threads in %s may do so', async (language) => {
    const outcome = await run(language, smokeProgram(language, 'threads'));
    expect([outcome.status, textOf(outcome.stdout)]).toEqual(['exited', '28\n']);
  });

  it.each(LANGUAGES)('reads a megabyte in %s gets all of it', async (language) => {
    const numbers = Array.from({ length: 150_000 }, (_, at) => (at * 7919) % 1_000_003);
    const stdin = numbers.map((number) => `${number}\n`).join('');
    expect(stdin.length).toBeGreaterThan(1_000_000);
    const outcome = await run(language, program(language, 'sum'), stdin);
    const sum = numbers.reduce((total, number) => total + number, 0);
    expect([outcome.status, textOf(outcome.stdout)]).toEqual(['exited', `${numbers.length} ${sum}\n`]);
  });

  it.each(LANGUAGES)('reads and writes letters of all scripts in %s keeps them whole', async (language) => {
    const text = 'žluťoučký kůň 日本 🐎';
    const outcome = await run(language, program(language, 'letters'), `${text}\n`);
    expect([outcome.status, textOf(outcome.stdout)]).toEqual(['exited', `${[...text].length} ${text}\n`]);
  });

  it('prints hello costs what its language promises, compiled and run in a warm box', async () => {
    const costs = new Map<Language, { compileMs: number; runMs: number }>();
    for (const language of LANGUAGES) costs.set(language, await helloCosts(language));
    const lines = [...costs].map(
      ([language, { compileMs, runMs }]) =>
        `${language.padEnd(12)} compile ${compileMs.toFixed(1).padStart(7)}   run ${runMs.toFixed(2).padStart(6)}`,
    );
    process.stdout.write(`\nCPU of hello, ms\n${lines.join('\n')}\n`);
    expect(costs.get('java')?.runMs).toBeLessThan(120);
    expect(costs.get('go')?.compileMs).toBeLessThan(1200);
  }, 120_000);
});

/** The minimum of three: other load on the machine only adds. */
async function helloCosts(language: Language): Promise<{ compileMs: number; runMs: number }> {
  const box = boxOf(language);
  const name = sandbox.sourceName(language);
  await box.put([{ path: name, content: Buffer.from(smokeProgram(language, 'hello')) }]);
  const compiles: number[] = [];
  const runs: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    compiles.push((await box.compile(name)).usage?.cpuMs ?? Infinity);
    runs.push((await box.run({ limits: GENEROUS })).usage.cpuMs);
  }
  return { compileMs: Math.min(...compiles), runMs: Math.min(...runs) };
}
