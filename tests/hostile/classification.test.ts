import { describe, expect, it } from 'vitest';
import type { Box, RunLimits } from '@hone/contracts/sandbox';
import { CANDIDATE, GENEROUS } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { ALL_LANGUAGES, programText, type AttackLanguage } from './attack.js';
import { WALL_FACTOR } from './support/arena.js';
import { triedLanguages } from './support/in-each-language.js';

interface Ending {
  readonly program: string;
  readonly stdin?: string;
  readonly limits?: Partial<RunLimits>;
  /** Status and subject, as one word each. */
  readonly is: string;
}

/** A program for each kind of ending. */
const ENDINGS: readonly Ending[] = [
  { program: 'quiet', is: 'exited' },
  { program: 'spin', limits: { cpuMs: 250 }, is: 'time-limit cpu' },
  { program: 'exit-code', stdin: '137', is: 'runtime-error code 137' },
  { program: 'memory-heap', is: 'memory-limit memory' },
  { program: 'suicide', stdin: '9', is: 'runtime-error signal 9' },
  { program: 'sleep', limits: { wallMs: 500 }, is: 'time-limit wall' },
  { program: 'flood-stdout', is: 'output-limit stdout' },
  { program: 'exit-code', stdin: '1', is: 'runtime-error code 1' },
  { program: 'thread-bomb', is: 'process-limit processes' },
  { program: 'flood-stderr', is: 'output-limit stderr' },
  { program: 'exit-code', stdin: '0', is: 'exited' },
];

let sandbox: SuiteSandbox;

useSandbox((opened) => {
  sandbox = opened;
});

async function endingOf(box: Box, language: AttackLanguage, { program, stdin = '', limits }: Ending) {
  const entry = sandbox.sourceName(language);
  await box.put([{ path: entry, content: Buffer.from(programText(program, language)) }]);
  expect(await box.compile(entry)).toMatchObject({ ok: true });
  const wallMs = GENEROUS.wallMs * WALL_FACTOR;
  const outcome = await box.run({ stdin: Buffer.from(stdin), limits: { ...GENEROUS, wallMs, ...limits } });
  const { status, limit, exitCode, signal } = outcome;
  if (status !== 'runtime-error') return limit === undefined ? status : `${status} ${limit}`;
  return signal === null ? `${status} code ${exitCode}` : `${status} signal ${signal}`;
}

describe('the classes of endings', () => {
  it.each(triedLanguages(ALL_LANGUAGES).map((language, place) => ({ language, place })))(
    'are told apart, one after the other in one box ($language)',
    async ({ language, place }) => {
      // Each language starts at a different class, so that each class follows different ones.
      const from = (place * 3) % ENDINGS.length;
      const order = [...ENDINGS.slice(from), ...ENDINGS.slice(0, from)];
      const box = await sandbox.open({ runtime: language, ...CANDIDATE });
      const got: string[] = [];
      for (const ending of order) got.push(`${ending.program}: ${await endingOf(box, language, ending)}`);
      expect(got).toEqual(order.map(({ program, is }) => `${program}: ${is}`));
      const entry = sandbox.sourceName(language);
      await box.put([{ path: entry, content: Buffer.from('%%% ((( """ \n') }]);
      expect(await box.compile(entry)).toMatchObject({ ok: false, reason: 'compile-error' });
      await box.close();
    },
    120_000,
  );
});
