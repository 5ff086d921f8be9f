import type { Box, RunOutcome } from '@hone/contracts/sandbox';
import type { SmokeCase, SmokeExpectation } from './smoke-cases.js';

const OUTPUT_BYTES = 64 * 1024;

/** What is wrong with an outcome, in words; undefined when nothing is. */
export function smokeFinding(expect: SmokeExpectation, outcome: RunOutcome): string | undefined {
  const stdout = Buffer.from(outcome.stdout).toString('utf8');
  if (outcome.status !== expect.status) {
    const stderr = Buffer.from(outcome.stderr).toString('utf8').trim().slice(-500);
    const { cpuMs, wallMs } = outcome.usage;
    const cost = `after ${Math.round(cpuMs)} ms of CPU in ${Math.round(wallMs)} ms`;
    return `was ${outcome.status} ${cost}, not ${expect.status}${stderr === '' ? '' : ` (${stderr})`}`;
  }
  if (expect.stdout !== undefined && stdout !== expect.stdout) {
    return `printed ${JSON.stringify(stdout.slice(0, 200))}, not ${JSON.stringify(expect.stdout)}`;
  }
  if (expect.exitCode !== undefined && outcome.exitCode !== expect.exitCode) {
    return `ended with ${outcome.exitCode}, not ${expect.exitCode}`;
  }
  return undefined;
}

/** Compiles the program of a case; resolves to what is wrong with that, or undefined. */
export async function compileFinding(
  box: Box,
  sourceName: string,
  test: SmokeCase,
): Promise<string | undefined> {
  await box.put([{ path: sourceName, content: test.content }]);
  const compiled = await box.compile(sourceName);
  if (compiled.ok === test.expect.compiles) return undefined;
  return compiled.ok ? 'compiled, but should not' : `did not compile: ${compiled.output.slice(-500)}`;
}

async function runCase(box: Box, sourceName: string, test: SmokeCase): Promise<string | undefined> {
  const finding = await compileFinding(box, sourceName, test);
  if (finding !== undefined || !test.expect.compiles) return finding;
  const limits = {
    cpuMs: test.cpuMs,
    wallMs: test.wallMs,
    stdoutBytes: OUTPUT_BYTES,
    stderrBytes: OUTPUT_BYTES,
  };
  return smokeFinding(test.expect, await box.run({ stdin: Buffer.from(test.stdin), limits }));
}

/** Runs the cases in one box, one after another. Resolves to the first finding, or undefined. */
export async function runSmokeTest(
  box: Box,
  sourceName: string,
  cases: readonly SmokeCase[],
): Promise<string | undefined> {
  for (const test of cases) {
    const finding = await runCase(box, sourceName, test);
    if (finding !== undefined) return `${test.name} ${finding}`;
  }
  return undefined;
}

/** The first line that a runtime's version command prints. */
export async function readVersion(box: Box, argv: readonly string[]): Promise<string | undefined> {
  const limits = { cpuMs: 5000, wallMs: 10_000, stdoutBytes: OUTPUT_BYTES, stderrBytes: OUTPUT_BYTES };
  const outcome = await box.run({ argv, limits });
  if (outcome.status !== 'exited') return undefined;
  const lines = Buffer.concat([outcome.stdout, outcome.stderr]).toString('utf8').split('\n');
  return lines[0]?.trim();
}
