import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const PACK = fileURLToPath(new URL('../../services/cli/scripts/pack.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hone-packed-'));
const run = promisify(execFile);
const node = (...args: string[]) =>
  run(process.execPath, args, { env: { PATH: process.env['PATH'], XDG_CONFIG_HOME: folder } }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );
const hone = (...args: string[]) => node(join(folder, 'hone.mjs'), ...args);

beforeAll(() => node(PACK, folder), 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

it('the published command stands alone, far from this clone', async () => {
  expect((await hone('--help')).stdout).toMatch(/login[\s\S]*submit/);
  const listed = await hone('list', '--site', 'http://127.0.0.1:1', '--json');
  expect(listed).toMatchObject({ code: 3, stdout: expect.stringContaining('"code":"SITE_AWAY"') });
  expect((await hone('completion', 'fish')).stdout).toContain(
    'complete -c hone -n __fish_use_subcommand -f -a submit',
  );
});

it('has a name of our own, a licence, and nothing of the grading engine', () => {
  const { name, bin, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  expect([name, bin, license]).toEqual(['@hone-practice/cli', { hone: 'hone.mjs' }, 'Apache-2.0']);
  const chunks = readdirSync(join(folder, 'chunks')).map((file) =>
    readFileSync(join(folder, 'chunks', file), 'utf8'),
  );
  expect(chunks.join('')).not.toMatch(/dockerode|createSandbox/);
});
