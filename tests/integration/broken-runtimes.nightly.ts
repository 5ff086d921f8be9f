import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SandboxFault } from '@hone/sandbox';
import { createTrustedCache, gradeSubmission, loadFolder, type LoadedChallenge } from '@hone/grading';
import { createContext } from '../../services/launcher/src/clone/context.mjs';
import { createEngineClient } from '../../services/launcher/src/engine/engine-client.mjs';
import { ensureRuntimes } from '../../services/launcher/src/images/runtime-images.mjs';
import { eventually } from '../support/eventually.js';
import { dockerHost } from '../support/servers/infrastructure.js';
import { openQueueBench, type QueueBench } from '../support/api/queue-worker.js';
import { CANDIDATE, openTestSandbox, sandboxImages, testEngine } from '../support/sandbox/sandbox.js';

const IMAGES_DIR = fileURLToPath(new URL('../../sandbox-images', import.meta.url));
const CHALLENGE = fileURLToPath(new URL('../chaos/challenge', import.meta.url));
const TAG = `hone-test/python-${process.pid}:gone`;
const spec = { runtime: 'python', ...CANDIDATE };

type Opened = Awaited<ReturnType<typeof openTestSandbox>>;
const opened: Opened[] = [];
const folders: string[] = [];
const made: string[] = [];

async function open(options: Parameters<typeof openTestSandbox>[0]): Promise<Opened> {
  const sandbox = await openTestSandbox(options);
  opened.push(sandbox);
  return sandbox;
}

/** An image like Python's, with a different id. */
async function makeImage(): Promise<void> {
  const container = await testEngine().createContainer({
    Image: sandboxImages()['python'] ?? '',
    NetworkDisabled: true,
    Labels: { made: String(made.length) },
  });
  const [repo, tag] = TAG.split(':');
  const { Id } = (await container.commit({ repo, tag, comment: String(made.length) })) as { Id: string };
  made.push(Id);
  await container.remove({ v: true });
}

/** An engine keeps an untagged image while a box uses it: boxes go a little after the verdict. */
async function removeImage(): Promise<void> {
  await eventually(
    () => testEngine().listContainers({ all: true, filters: { ancestor: [TAG] } }),
    (users) => users.length === 0,
    20_000,
  );
  await testEngine().getImage(TAG).remove({ force: true });
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hone-runtimes-'));
  folders.push(path);
  return path;
}

/** Copies of the runtimes, to be broken. */
function copyRuntimes(): string {
  const copy = folder();
  cpSync(IMAGES_DIR, copy, { recursive: true, filter: (path) => !path.includes('/runner/') });
  return copy;
}

const pythonOf = (sandbox: Opened) => sandbox.runtimes().find(({ id }) => id === 'python');

afterEach(async () => {
  for (const sandbox of opened.splice(0)) await sandbox.close();
});
afterAll(async () => {
  await removeImage().catch(() => undefined);
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

describe('a runtime whose image is removed while a worker runs', () => {
  beforeAll(makeImage, 60_000);

  it('is a fault of the platform and not offered any more, until there is an image again', async () => {
    const faults: SandboxFault[] = [];
    const sandbox = await open({
      images: { ...sandboxImages(), python: TAG },
      onFault: (fault) => faults.push(fault),
    });
    await (await sandbox.open(spec)).close();
    expect(pythonOf(sandbox)).toMatchObject({ status: 'ready' });
    await removeImage();

    const fault: unknown = await sandbox.open(spec).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(SandboxFault);
    expect(fault).toMatchObject({ kind: 'unavailable', message: expect.stringContaining('has no image') });
    expect(pythonOf(sandbox)).toMatchObject({
      status: 'failed',
      reason: 'its image is gone from the engine',
    });
    await expect(sandbox.open(spec)).rejects.toThrow('python is not offered here: its image is gone');
    // Runtimes with an image continue.
    await (await sandbox.open({ ...spec, runtime: 'javascript' })).close();

    await makeImage();
    await (await sandbox.open(spec)).close();
    expect(pythonOf(sandbox)).toMatchObject({ status: 'ready' });
    expect(new Set(made).size).toBe(made.length);
  }, 120_000);
});

describe('a worker whose only runtime has lost its image', () => {
  let bench: QueueBench;
  let challenge: LoadedChallenge;
  beforeAll(async () => {
    bench = openQueueBench();
    const loaded = await loadFolder(CHALLENGE);
    if (!loaded.ok) throw new Error('the challenge cannot be loaded');
    challenge = loaded.challenge;
    await removeImage().catch(() => undefined);
    await makeImage();
  }, 60_000);
  afterAll(() => bench.close(), 30_000);

  it('gives no verdict: the attempt is a platform fault, and the registry says what is missing', async () => {
    const sandbox = await open({ images: { python: TAG } });
    await (await sandbox.open(spec)).close();
    const cache = createTrustedCache();
    await bench.startWorker({
      runtimes: () => sandbox.runtimes(),
      canary: () => sandbox.canary(),
      grader: {
        grade: ({ language, files, mode, seed }, signal, onEvent) =>
          gradeSubmission({
            challenge,
            order: { language, files, mode, seed },
            sandbox,
            cache,
            signal,
            onEvent,
          }),
      },
    });
    await bench.order('before');
    expect((await bench.result()).judgement).toMatchObject({ outcome: 'judged' });
    await removeImage();
    await bench.order('after');
    expect((await bench.result()).judgement).toMatchObject({
      outcome: 'platform-fault',
      fault: expect.stringContaining('has no image'),
    });
    const [status] = await eventually(
      () => bench.registry.list(),
      ([first]) => first?.runtimes['python']?.status === 'failed' && first.canary === 'failed',
    );
    expect(status?.runtimes['python']).toMatchObject({ reason: 'its image is gone from the engine' });
  }, 120_000);
});

describe('a runtime without its smoke test', () => {
  it('is not offered, and says which file is missing', async () => {
    const imagesDir = copyRuntimes();
    rmSync(join(imagesDir, 'python/smoke/smoke.json'));
    const smoke = join(imagesDir, 'javascript/smoke');
    const { cases } = JSON.parse(readFileSync(join(smoke, 'smoke.json'), 'utf8')) as {
      cases: { source: string }[];
    };
    rmSync(join(smoke, cases[0]?.source ?? ''));
    const sandbox = await open({ imagesDir });
    await expect(sandbox.open(spec)).rejects.toThrow(/not offered here: .*python\/smoke\/smoke\.json/);
    await expect(sandbox.open({ ...spec, runtime: 'javascript' })).rejects.toThrow(
      /not offered here: .*ENOENT/,
    );
    await (await sandbox.open({ ...spec, runtime: 'typescript' })).close();
    expect(await sandbox.canary()).toMatchObject({ ok: true });
  }, 120_000);
});

describe('a runtime whose compiler stops working while a worker runs', () => {
  it('is a fault of the platform for a program that it refuses, and a compile error where it still works', async () => {
    const imagesDir = copyRuntimes();
    const path = join(imagesDir, 'python/runtime.json');
    const runtime = JSON.parse(readFileSync(path, 'utf8')) as { compile: { argv: string[] } };
    // Like a cache that works for some time only.
    const until = Math.floor(Date.now() / 1000) + 20;
    const script = `test "$(date +%s)" -lt ${until} && exec "$@"; echo the cache is too old >&2; exit 1`;
    runtime.compile.argv = ['/bin/sh', '-c', script, 'compile', ...runtime.compile.argv];
    writeFileSync(path, JSON.stringify(runtime));
    const sandbox = await open({ imagesDir, believedMs: 0 });
    const compile = async (text: string) => {
      const box = await sandbox.open(spec);
      await box.put([{ path: 'main.py', content: Buffer.from(text) }]);
      return box.compile('main.py').finally(() => box.close());
    };
    expect(await compile('print("a")')).toMatchObject({ ok: true });
    expect(await compile('print("a"')).toMatchObject({ ok: false, reason: 'compile-error' });
    expect(Date.now()).toBeLessThan(until * 1000);
    await pause(until * 1000 - Date.now());

    const fault: unknown = await compile('print("a")').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(SandboxFault);
    expect(fault).toMatchObject({ kind: 'unavailable' });
    expect(String(fault)).toContain('stopped working: hello did not compile: the cache is too old');
    expect(pythonOf(sandbox)).toMatchObject({ status: 'failed' });
    await expect(sandbox.open(spec)).rejects.toThrow('python is not offered here: its compiler');
  }, 120_000);
});

describe('a runtime whose image cannot be built', () => {
  it.each([
    ['an unknown instruction', 'ARG BASE\nFROM ${BASE}\nINSTAL everything\n', /INSTAL/i],
    [
      'a command that fails',
      'ARG BASE\nFROM ${BASE}\nRUN echo no such package >&2 && exit 3\n',
      /code: 3|no such package/,
    ],
  ])(
    'for %s is told of by the launcher, and the others are built',
    async (_, dockerfile, reason) => {
      const root = folder();
      const put = (name: string, text: string) => {
        mkdirSync(join(root, 'sandbox-images', name), { recursive: true });
        writeFileSync(join(root, 'sandbox-images', name, 'Dockerfile'), text);
        writeFileSync(join(root, 'sandbox-images', name, 'runtime.json'), '{}');
      };
      put('broken', dockerfile);
      put('python', `ARG BASE\nFROM \${BASE}\nLABEL made.by=${process.pid}\n`);
      const context = createContext({
        env: process.env,
        signal: new AbortController().signal,
        write: () => undefined,
        root,
      });
      const client = createEngineClient(dockerHost());
      const reference = sandboxImages()['python'] ?? '';
      const id = (await testEngine().getImage(reference).inspect()).Id;
      const { starter, all } = await ensureRuntimes(context, client, { id, reference });
      await starter;
      expect(await all).toEqual({ failed: ['broken'] });
      const { images, runtimes } = context.state.read();
      expect(Object.keys(images ?? {})).toEqual(['python']);
      expect(runtimes?.['broken']).toMatchObject({ status: 'failed', reason: expect.stringMatching(reason) });
      await testEngine()
        .getImage(images?.['python'] ?? '')
        .remove({ force: true });
    },
    120_000,
  );
});
