import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { dockerHost, mongoUrl, redisUrl } from '../support/servers/infrastructure.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Replaces the site: the tests check that it is started and ended, not its responses. */
const SITE = `
import { createServer } from 'node:http';
console.log(JSON.stringify(Object.keys(process.env)));
createServer((_, answer) => answer.end('{"runtimes":{"late":"ready"}}')).listen(Number(process.env.HONE_PORT), process.env.HONE_HOST);
process.on('SIGTERM', () => process.exit(0));
`;
const WORKER = `
console.log(JSON.stringify(Object.keys(process.env)));
setInterval(() => undefined, 1000);
`;

let clone: string;
let launcher: ChildProcess | undefined;
let said: string;
let port: number;

beforeEach(async () => {
  clone = mkdtempSync(join(tmpdir(), 'hone-clone-'));
  said = '';
  port = await freePort();
  cpSync(join(ROOT, 'services/launcher'), join(clone, 'services/launcher'), {
    recursive: true,
    filter: (path) => !path.endsWith('dist'),
  });
  put('package.json', JSON.stringify({ name: 'stand-in', scripts: { 'build:programs': 'node -e 0' } }));
  put('package-lock.json', '{"packages":{}}');
  put('node_modules/.package-lock.json', '{"packages":{}}');
  put('tsconfig.json', '{}');
  put('services/package.json', '{"type":"module"}');
  put('services/launcher/src/serve.mjs', SITE);
  put('services/worker/dist/main.js', WORKER);
  put('services/cli/bin/hone.mjs', 'process.exit(0);');
});
afterEach(async () => {
  if (launcher) await end('SIGTERM');
  rmSync(clone, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  const file = join(clone, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Runs the clone's launcher on the servers of this test run. */
function launch(...words: string[]): ChildProcess {
  const env = {
    ...process.env,
    DOCKER_HOST: dockerHost(),
    REDIS_URL: redisUrl(),
    MONGODB_URL: mongoUrl(),
    NODE_OPTIONS: '',
    HONE_FOLDER: '',
    HONE_PORT: String(port),
  };
  const child = spawn(process.execPath, ['services/launcher/bootstrap.mjs', ...words], { cwd: clone, env });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return child;
}

async function start(): Promise<void> {
  launcher = launch();
  await eventually(
    () => said,
    (text) => text.includes('Press Ctrl-C to stop it'),
    60_000,
  );
}

function removeImage(tag: string): Promise<void> {
  const url = new URL(dockerHost());
  const target =
    url.protocol === 'unix:' ? { socketPath: url.pathname } : { host: url.hostname, port: url.port };
  return new Promise((resolve, reject) => {
    const question = request({ ...target, method: 'DELETE', path: `/images/${tag}` }, (answer) => {
      answer.resume().on('end', () => resolve());
    });
    question.on('error', reject).end();
  });
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', resolve));

async function end(signal: NodeJS.Signals): Promise<number | null> {
  const child = launcher;
  launcher = undefined;
  if (!child) return null;
  const gone = ended(child);
  child.kill(signal);
  return gone;
}

const pids = (): Record<string, { pid: number }> =>
  (
    JSON.parse(readFileSync(join(clone, '.hone/state.json'), 'utf8')) as {
      pids?: Record<string, { pid: number }>;
    }
  ).pids ?? {};
const lives = (pid: number): boolean => existsSync(`/proc/${pid}/exe`);
/** The names in a service's environment, by the first line it writes: only the site's start waits for "ready". */
const environmentOf = async (service: string): Promise<string[]> => {
  const log = join(clone, '.hone/logs', `${service}.log`);
  const text = await eventually(
    () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
    (read) => read.includes('\n'),
  );
  return JSON.parse(text.slice(0, text.indexOf('\n'))) as string[];
};

describe('npm start', () => {
  it('starts the site and a worker, and stops both on Ctrl-C', async () => {
    await start();
    expect(said).toMatch(new RegExp(`Hone is ready at http://localhost:${port} \\(\\d+\\.\\d s\\)`));
    const { api, worker } = pids();
    expect(api && worker && lives(api.pid) && lives(worker.pid)).toBe(true);
    expect(await environmentOf('api')).toEqual(
      expect.arrayContaining(['MONGODB_URL', 'REDIS_URL', 'HONE_COOKIE_SECRET']),
    );
    expect(await environmentOf('api')).not.toContain('DOCKER_HOST');
    expect(await environmentOf('worker')).toEqual(expect.arrayContaining(['DOCKER_HOST', 'HONE_STATE_DIR']));
    expect(await environmentOf('worker')).not.toContain('MONGODB_URL');

    expect(await end('SIGINT')).toBe(0);
    expect([api, worker].some((service) => service && lives(service.pid))).toBe(false);
    expect(pids()).toEqual({});
  }, 90_000);

  it('starts a service again that was killed, and says so', async () => {
    await start();
    const before = pids()['worker'];
    if (before) process.kill(before.pid, 'SIGKILL');
    const after = await eventually(
      () => pids()['worker'],
      (mark) => mark !== undefined && mark.pid !== before?.pid,
    );
    expect(after && lives(after.pid)).toBe(true);
    expect(said).toMatch(/worker exited \(SIGKILL\); restarting it in 0\.5 s/);
  }, 90_000);

  it('reports to a second start that it is already running, and cleans up after a killed one', async () => {
    await start();
    const first = pids();
    expect(await ended(launch())).toBe(0);
    expect(said).toMatch(new RegExp(`already running at http://localhost:${port}`));

    await end('SIGKILL');
    expect(first['api'] && lives(first['api'].pid)).toBe(true);
    said = '';
    await start();
    expect(said).toMatch(/api of a previous start is still running/);
    expect(first['api'] && lives(first['api'].pid)).toBe(false);
  }, 90_000);

  it('is ready before the last image is, and offers that by a second worker', async () => {
    put('sandbox-images/late/runtime.json', '{}');
    put('sandbox-images/late/Dockerfile', `ARG BASE\nFROM \${BASE}\nRUN sleep 2 # ${clone}\n`);
    await start();
    expect(said).not.toMatch(/now available/);
    const first = pids()['worker'];
    await eventually(
      () => said,
      (text) => text.includes('now available: late'),
      30_000,
    );
    expect(first && lives(first.pid)).toBe(false);
    expect(Object.keys(pids()).sort()).toEqual(['api', 'launcher', 'worker (all runtimes)']);
    const { images } = JSON.parse(readFileSync(join(clone, '.hone/shared/state.json'), 'utf8')) as {
      images: Record<string, string>;
    };
    expect(images).toEqual({ late: expect.stringMatching(/^hone\/late:[0-9a-f]{12}$/) });
    await removeImage(images['late'] ?? '');
  }, 90_000);

  it('reports who has the port when it is taken, before it does anything else', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    const code = await ended(launch()).finally(() => other.close());
    expect(code).toBe(1);
    expect(said).toMatch(/PORT_TAKEN: Port \d+ is in use by another program/);
    expect(said).toMatch(/npm start -- --port 3001/);
  }, 30_000);

  it('ends with the last output of a site that cannot start', async () => {
    put('services/launcher/src/serve.mjs', 'console.error("no such database"); process.exit(1);');
    const child = launch();
    expect(await ended(child)).toBe(1);
    expect(said).toMatch(/SERVICE_NOT_READY: api did not become ready[^]*no such database/);
    expect(pids()).toEqual({});
  }, 60_000);
});
