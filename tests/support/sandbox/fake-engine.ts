import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FakeEngine {
  /** As DOCKER_HOST. */
  readonly host: string;
  close(): Promise<void>;
}

export interface FakeEngineFacts {
  readonly version: string;
  readonly kernel?: string;
  readonly runtimes?: readonly string[];
  /** A folder of this machine; its free space counts. */
  readonly dataRoot?: string;
  /** Why no container can be created. */
  readonly refusal: string;
}

/** Acts like a Docker engine in a given state, on a unix socket. It has every image and creates no container. */
export async function startFakeEngine(facts: FakeEngineFacts): Promise<FakeEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'hone-fake-engine-'));
  const path = join(folder, 'docker.sock');
  const server = createServer((request, answer) => respond(facts, request, answer));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    host: `unix://${path}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function respond(facts: FakeEngineFacts, { url = '' }: IncomingMessage, answer: ServerResponse): void {
  const asked = url.replace(/^\/v[\d.]+/, '').split('?')[0] ?? '';
  answer.setHeader('content-type', 'application/json');
  // The stream of events stays open and sends nothing.
  if (asked === '/events') answer.flushHeaders();
  else if (asked === '/containers/create') {
    answer.statusCode = 500;
    answer.end(JSON.stringify({ message: facts.refusal }));
  } else answer.end(JSON.stringify(answerTo(facts, asked)));
}

function answerTo(facts: FakeEngineFacts, asked: string): unknown {
  if (asked === '/version') return { Version: facts.version };
  if (asked === '/info') return infoOf(facts);
  if (asked.startsWith('/images/')) return { Id: `sha256:${'0'.repeat(64)}` };
  return [];
}

function infoOf({
  version,
  kernel = '6.12.1',
  runtimes = ['runc'],
  dataRoot = '/',
}: FakeEngineFacts): unknown {
  return {
    ServerVersion: version,
    Architecture: 'x86_64',
    KernelVersion: kernel,
    NCPU: 2,
    MemTotal: 8 * 1024 ** 3,
    CgroupVersion: '2',
    Driver: 'overlay2',
    DockerRootDir: dataRoot,
    DefaultRuntime: 'runc',
    Runtimes: Object.fromEntries(runtimes.map((name) => [name, { path: name }])),
  };
}
