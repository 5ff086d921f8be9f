import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createScriptedSandbox } from '@hone/sandbox/scripted';
import type { Output } from '../output.js';
import { importChallenge } from './import.js';

const GOOD = {
  'problem.yaml': 'name: Small problem\nlimits: { time_limit: 1 }\n',
  'data/sample/1.in': '1\n',
  'data/sample/1.ans': '1\n',
  'submissions/accepted/echo.py': 'print(input())\n',
};

const roots: string[] = [];

afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true }))));

async function run(files: Readonly<Record<string, string>>, out?: string) {
  const root = await mkdtemp(join(tmpdir(), 'hone-import-'));
  roots.push(root);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, 'small', path)), { recursive: true });
    await writeFile(join(root, 'small', path), content);
  }
  const folder = out ?? join(root, 'out');
  const results: { value: unknown; text: string }[] = [];
  const output: Output = {
    json: true,
    result: (value, text) => void results.push({ value, text }),
    note: () => undefined,
  };
  const echoing = createScriptedSandbox({
    run: ({ stdin }) => ({ stdout: new TextDecoder().decode(stdin) }),
  });
  const flags = { out: folder, language: ['python'] };
  const code = await importChallenge(
    join(root, 'small'),
    flags,
    root,
    () => Promise.resolve(echoing),
    output,
  );
  return { code, folder, ...results[0] };
}

describe('hone import', () => {
  it('makes a folder named like the package and reports what it left out', async () => {
    const { code, folder, value, text } = await run(GOOD);
    expect(code).toBe(0);
    expect(value).toEqual({
      challenge: join(folder, 'small'),
      skipped: expect.arrayContaining([
        expect.objectContaining({ code: 'SECRET_MISSING', path: 'data/secret' }),
      ]),
    });
    expect(text).toContain('./hone verify');
    expect(await readdir(folder)).toEqual(['small']);
    expect(await readFile(join(folder, 'small/tests/sample/1.ans'), 'utf8')).toBe('1\n');
    await expect(run(GOOD, folder)).rejects.toThrow(/already exists; nothing was changed/);
  }, 60_000);

  it('writes nothing of a package that it rejects, and ends with 1', async () => {
    const { code, folder, value, text } = await run({ ...GOOD, 'problem.yaml': 'type: submit-answer\n' });
    expect(code).toBe(1);
    expect(value).toMatchObject({
      challenge: null,
      findings: [{ path: 'problem.yaml:1', message: expect.stringContaining('"type"') as unknown }],
    });
    expect(text).toContain('The package could not be imported; nothing was written.');
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
  }, 60_000);
});
