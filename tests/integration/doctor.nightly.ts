import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startFakeEngine, type FakeEngine, type FakeEngineFacts } from '../support/sandbox/fake-engine.js';
import { dockerHost } from '../support/servers/infrastructure.js';
import { sandboxImages } from '../support/sandbox/sandbox.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The contract of `hone doctor --json`. */
const reportSchema = z.looseObject({
  ok: z.boolean(),
  engine: z
    .looseObject({ host: z.string(), version: z.string(), cgroup: z.string(), runtimes: z.array(z.string()) })
    .nullable(),
  runtimes: z.record(
    z.string(),
    z.strictObject({ status: z.string(), version: z.string().optional(), reason: z.string().optional() }),
  ),
  findings: z.array(
    z.strictObject({ severity: z.string(), code: z.string(), message: z.string(), fix: z.string().min(1) }),
  ),
});

let folder: string;
const fakes: FakeEngine[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hone-doctor-'));
  const runtimes = Object.fromEntries(
    Object.entries(sandboxImages()).map(([id, tag]) => [id, { status: 'built', tag }]),
  );
  writeFileSync(join(folder, 'state.json'), JSON.stringify({ v: 1, images: sandboxImages(), runtimes }));
});
afterEach(async () => {
  for (const fake of fakes.splice(0)) await fake.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function hone(args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = {
    cwd: ROOT,
    env: { ...process.env, HONE_FOLDER: folder, HONE_STATE_DIR: folder, NODE_OPTIONS: '', ...env },
  };
  const run = promisify(execFile)(process.execPath, ['services/cli/bin/hone.mjs', 'doctor', ...args], child);
  return await run.then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );
}

/** Both forms of doctor's report about a machine. */
async function examine(env: NodeJS.ProcessEnv) {
  const [json, text] = [await hone(['--json'], env), await hone([], env)];
  expect(json.code).toBe(text.code);
  const report = reportSchema.parse(JSON.parse(json.stdout));
  expect(report.ok).toBe(json.code === 0);
  return { report, text: text.stdout, codes: report.findings.map(({ code }) => code) };
}

async function engineThat(facts: Partial<FakeEngineFacts>): Promise<string> {
  const fake = await startFakeEngine({ version: '27.5.1', refusal: 'no container today', ...facts });
  fakes.push(fake);
  return fake.host;
}

describe('hone doctor', () => {
  it('finds nothing to fix on a healthy machine', async () => {
    const { report, text, codes } = await examine({ DOCKER_HOST: dockerHost() });
    expect(codes).toEqual([]);
    expect(report.engine).toMatchObject({ host: dockerHost(), runtimes: expect.arrayContaining(['runc']) });
    expect(report.runtimes['python']).toMatchObject({
      status: 'ready',
      version: expect.stringMatching(/^Python 3/),
    });
    expect(text).toMatch(/^engine {4}unix:.*Docker \d+.*kernel \d.*cgroup [12]/m);
    expect(text).toMatch(/^canary {4}passed: a test program got its expected verdict/m);
    expect(text).toMatch(/No problems found\.\n$/);
  }, 180_000);

  it('reports that no engine answers, and no consequences of that', async () => {
    const { report, text, codes } = await examine({ DOCKER_HOST: `unix://${folder}/none.sock` });
    expect([report.engine, report.runtimes, codes]).toEqual([null, {}, ['ENGINE_SILENT']]);
    expect(text).toMatch(/^error {5}ENGINE_SILENT: .*\n {10}→ Start that engine/m);
    expect(text).toMatch(/Hone does not work yet: fix the error above, then run hone doctor again\.\n$/);
  }, 60_000);

  it('says which engine is too old, and why that matters', async () => {
    const { codes, text } = await examine({ DOCKER_HOST: await engineThat({ version: '19.03.15' }) });
    expect(codes).toEqual(['ENGINE_TOO_OLD']);
    expect(text).toMatch(/version 19\.03\.15; Hone needs 20\.10 or newer, for API 1\.41/);
  }, 60_000);

  it('says where a disk is full, and what boxes meet there, once for all languages', async () => {
    // A file system without a single free block, on every machine.
    const refusal = 'write /var/lib/docker/tmp: no space left on device';
    const { codes, text } = await examine({ DOCKER_HOST: await engineThat({ dataRoot: '/proc', refusal }) });
    expect(codes.filter((code) => code.startsWith('DISK'))).toEqual(['DISK_FULL']);
    expect(codes.filter((code) => code === 'RUNTIME_FAILED')).toHaveLength(1);
    expect(text).toMatch(/^disk {6}0\.0 GiB free at \/proc$/m);
    expect(text).toMatch(/Only 0\.0 GiB of disk space is free at \/proc; the sandbox images need 3\.0 GiB/);
    expect(text).toMatch(/javascript, .*python.* are not available: .*no space left on device/);
    expect(text).toMatch(/fix the 2 errors above/);
  }, 60_000);

  it('says which kernel is too old, and which OCI runtime the engine lacks', async () => {
    const { codes, text } = await examine({
      DOCKER_HOST: await engineThat({ kernel: '4.18.0-553.el8' }),
      HONE_OCI_RUNTIMES: '{"sql":"runsc"}',
    });
    expect(codes).toEqual(['KERNEL_TOO_OLD', 'OCI_RUNTIME_UNKNOWN']);
    expect(text).toMatch(/kernel is 4\.18\.0-553\.el8; Hone needs 5\.10 or newer/);
    expect(text).toMatch(
      /HONE_OCI_RUNTIMES \(for sql\) is set to runsc, but the Docker engine has only runc/,
    );
  }, 60_000);

  it('says which images are not built', async () => {
    const { codes, report } = await examine({
      DOCKER_HOST: await engineThat({}),
      HONE_FOLDER: join(folder, 'empty'),
    });
    expect(codes).toContain('IMAGE_MISSING');
    expect(codes).not.toContain('RUNTIME_FAILED');
    expect(codes).toContain('CANARY_FAILED');
    expect(report.ok).toBe(false);
  }, 60_000);
});
