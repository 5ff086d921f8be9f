import { describe, expect, it } from 'vitest';
import { BREAKS } from './languages/programs-that-break.js';
import { LANGUAGES, smokeProgram } from './languages/programs.js';
import { RUNS, type Program } from './languages/programs-that-run.js';
import { CANDIDATE, GENEROUS, textOf } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

let sandbox: SuiteSandbox;

useSandbox(
  async (opened) => {
    sandbox = opened;
    await sandbox.settled();
  },
  { timeoutMs: 120_000 },
);

/** Compiles `entry` among `files` in a separate box. */
async function compiled(language: string, files: Record<string, string>, entry: string) {
  const box = await sandbox.open({ runtime: language, ...CANDIDATE });
  await box.put(Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text) })));
  return { box, result: await box.compile(entry) };
}

const rowsOf = <Row extends Program>(table: Readonly<Record<string, readonly Row[]>>) =>
  Object.entries(table).flatMap(([language, rows]) => rows.map((row) => ({ language, ...row })));

describe('a language', () => {
  it.each(rowsOf(RUNS))('$language runs $what', async ({ language, files, entry }) => {
    const { box, result } = await compiled(language, files, entry ?? sandbox.sourceName(language));
    expect(result).toMatchObject({ ok: true });
    const outcome = await box.run({ limits: GENEROUS });
    await box.close();
    expect([outcome.status, textOf(outcome.stderr), textOf(outcome.stdout)]).toEqual([
      'exited',
      '',
      'right\n',
    ]);
  });

  it.each(rowsOf(BREAKS))('$language is broken $what, and says where', async ({ language, files, says }) => {
    const { box, result } = await compiled(language, files, sandbox.sourceName(language));
    await box.close();
    expect(result).toMatchObject({ ok: false, reason: 'compile-error' });
    expect(result.output).toMatch(says);
    expect(result.output).not.toMatch(/\/(hone|box|work|tmp)\//);
  });

  it.each(LANGUAGES)('%s executes nothing while it compiles', async (language) => {
    const name = sandbox.sourceName(language);
    const { box, result } = await compiled(language, { [name]: smokeProgram(language, 'hello') }, name);
    await box.close();
    expect(result).toMatchObject({ ok: true, output: '' });
  });
});
