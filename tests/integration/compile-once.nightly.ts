import { describe, expect, it } from 'vitest';
import type { Box } from '@hone/contracts/sandbox';
import { boxesOf, CANDIDATE, GENEROUS, testEngine, textOf } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const spec = { runtime: 'cpp', ...CANDIDATE, memoryMiB: 256 };
const program = (said: string) =>
  `#include <iostream>\n#include <map>\n#include <string>\nint main() { std::map<std::string, int> seen{{"${said}", 1}}; for (auto& [word, count] : seen) std::cout << word << "\\n"; }\n`;

let sandbox: SuiteSandbox;
useSandbox(
  (opened) => {
    sandbox = opened;
  },
  { timeoutMs: 30_000 },
);

async function compileIn(box: Box, said = 'hello') {
  await box.put([{ path: 'main.cpp', content: Buffer.from(program(said)) }]);
  const begun = performance.now();
  const outcome = await box.compile('main.cpp');
  expect(outcome).toMatchObject({ ok: true });
  return { outcome, tookMs: performance.now() - begun };
}

const printedBy = async (box: Box) => {
  const { status, stdout } = await box.run({ limits: GENEROUS });
  return [status, textOf(stdout)];
};

describe('a program that is compiled', () => {
  it('is not compiled again in another box of its submission, and is in those of no other', async () => {
    const { signal } = new AbortController();
    const [first, second] = [await sandbox.open(spec, signal), await sandbox.open(spec, signal)];
    const compiled = await compileIn(first);
    const reused = await compileIn(second);
    expect(reused.outcome).toBe(compiled.outcome);
    expect(reused.tookMs).toBeLessThan(compiled.tookMs);
    expect(await Promise.all([first, second].map(printedBy))).toEqual([
      ['exited', 'hello\n'],
      ['exited', 'hello\n'],
    ]);

    const changed = await compileIn(second, 'changed');
    expect(changed.outcome).not.toBe(compiled.outcome);
    expect(await printedBy(second)).toEqual(['exited', 'changed\n']);

    const stranger = await sandbox.open(spec, new AbortController().signal);
    expect((await compileIn(stranger)).outcome).not.toBe(compiled.outcome);
    expect(await printedBy(stranger)).toEqual(['exited', 'hello\n']);
    await Promise.all([first, second, stranger].map((box) => box.close()));
  }, 120_000);

  it('is in each box that replaces a lost one: compiled again, then brought from there', async () => {
    const box = await sandbox.open(spec);
    await compileIn(box);
    const seen = new Set<string>();
    for (let losses = 0; losses < 2; losses += 1) {
      const [lost] = await boxesOf(sandbox.workerId);
      seen.add(lost?.Id ?? '');
      const running = box.run({ argv: ['/bin/sleep', '100'], limits: { ...GENEROUS, wallMs: 3000 } });
      await testEngine()
        .getContainer(lost?.Id ?? '')
        .pause();
      expect(await running).toMatchObject({ status: 'time-limit' });
      expect(await printedBy(box)).toEqual(['exited', 'hello\n']);
    }
    const [last] = await boxesOf(sandbox.workerId);
    expect([seen.size, seen.has(last?.Id ?? '')]).toEqual([2, false]);
    await box.close();
  }, 120_000);
});
