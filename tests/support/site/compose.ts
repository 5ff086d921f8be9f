import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Docker from 'dockerode';
import { eventually } from '../eventually.js';
import { freePort } from '../servers/free-port.js';
import { HONE_FOLDER } from '../servers/infrastructure.js';
import { nameProject, removeAbandoned } from './compose-leftovers.js';
import { runInContainer, type Ended } from '../sandbox/run-in-container.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const WRITTEN = join(HONE_FOLDER, 'compose.env');

/** Settings without which docker-compose.yml does not start. */
export const SECRETS = [
  'HONE_COOKIE_SECRET',
  'HONE_SERVICE_TOKEN',
  'HONE_OPERATOR_TOKEN',
  'HONE_MONGO_ROOT_PASSWORD',
  'HONE_MONGO_PASSWORD',
  'HONE_REDIS_API_PASSWORD',
  'HONE_REDIS_REALTIME_PASSWORD',
  'HONE_REDIS_WORKER_PASSWORD',
] as const;

/** An installation by docker-compose.yml: its own project, secrets and port. */
export interface Installation {
  readonly url: string;
  readonly project: string;
  readonly docker: Docker;
  readonly settings: Readonly<Record<string, string>>;
  /** Runs compose with these arguments; with other settings when given. */
  compose(words: readonly string[], settings?: Readonly<Record<string, string>>): Promise<Ended>;
  /** Like `compose`, but throws on failure; returns the output. */
  must(...words: string[]): Promise<string>;
  /** Containers of one service, or of all, in any state. */
  containers(service?: string): Promise<Docker.ContainerInfo[]>;
  /** Runs a program in a container; returns its exit code and output. */
  run(container: string, words: readonly string[]): Promise<Ended>;
  /** Resolves when every container of the project is healthy and the published port answers. */
  healthy(): Promise<void>;
  /** Containers, networks and volumes that carry the project's label. */
  left(): Promise<string[]>;
  /** Removes the project with its data, and the settings. */
  remove(): Promise<void>;
}

/** Prepares an installation of the images that `compose-images` built; nothing is started. */
export async function prepareInstallation(
  more: Readonly<Record<string, string>> = {},
): Promise<Installation> {
  const project = nameProject();
  const port = await freePort();
  const settings: Record<string, string> = {
    ...readSettings(),
    ...Object.fromEntries(SECRETS.map((name) => [name, randomBytes(32).toString('hex')])),
    COMPOSE_PROJECT_NAME: project,
    HONE_WEB_PORT: String(port),
    ...more,
  };
  const socket = settings['HONE_DOCKER_SOCKET'] ?? '/var/run/docker.sock';
  const folder = mkdtempSync(join(tmpdir(), 'hone-compose-'));
  const docker = new Docker({ socketPath: socket });
  await removeAbandoned(docker);
  const program = await findCompose();
  const label = `com.docker.compose.project=${project}`;
  const compose = (words: readonly string[], given: Readonly<Record<string, string>> = settings) => {
    const file = join(folder, `${randomBytes(4).toString('hex')}.env`);
    writeFileSync(file, toText(given), { mode: 0o600 });
    const [command, ...first] = program;
    return end(command, [...first, '--env-file', file, ...words], { DOCKER_HOST: `unix://${socket}` });
  };
  const containers = (service?: string) =>
    docker.listContainers({
      all: true,
      filters: {
        label: [label, ...(service === undefined ? [] : [`com.docker.compose.service=${service}`])],
      },
    });
  const must = async (...words: string[]) => {
    const { code, output } = await compose(words);
    if (code !== 0) throw new Error(`compose ${words.join(' ')} ended with ${code}: ${output}`);
    return output;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    project,
    docker,
    settings,
    compose,
    must,
    containers,
    run: (container, words) => runInContainer(docker, container, words),
    healthy: async () => {
      await eventually(
        async () => (await containers()).map(({ Names, Status }) => `${Names[0]}: ${Status}`),
        (all) => all.length > 0 && all.every((status) => status.includes('(healthy)')),
        240_000,
      );
      await eventually(() => publishes(port), Boolean, 15_000).catch((error: unknown) => {
        throw new Error(UNPUBLISHED, { cause: error });
      });
    },
    left: () => findLeft(docker, label),
    remove: async () => {
      await must('down', '--volumes', '--remove-orphans', '--timeout', '30');
      rmSync(folder, { recursive: true });
    },
  };
}

/** Settings that `compose-images` wrote: `NAME=value` or `NAME='value'` a line. */
function readSettings(): Record<string, string> {
  try {
    const lines = readFileSync(WRITTEN, 'utf8').split('\n');
    const found = lines.flatMap((line) => {
      const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value.replace(/^'(.*)'$/, '$1')]];
    });
    return Object.fromEntries(found) as Record<string, string>;
  } catch (error) {
    throw new Error(`${WRITTEN} is needed: run "node services/launcher/bootstrap.mjs compose-images"`, {
      cause: error,
    });
  }
}

const UNPUBLISHED =
  'web is healthy, but its published port does not answer: an engine that the launcher started without a proxy for ports must be started anew (bootstrap.mjs infra --down, then infra), and a FORWARD policy of DROP that another engine left behind must go (iptables -P FORWARD ACCEPT)';

const publishes = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(3_000) }).then(
    (response) => response.ok,
    () => false,
  );

const toText = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');

/** The plug-in of a current Docker, else the separate program. */
async function findCompose(): Promise<[string, ...string[]]> {
  for (const program of [['docker', 'compose'], ['docker-compose']] as [string, ...string[]][]) {
    const [command, ...words] = program;
    if ((await end(command, [...words, 'version'], {})).code === 0) return program;
  }
  throw new Error('compose is needed: apt-get install -y --no-install-recommends docker-compose');
}

function end(command: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const { PATH, HOME } = process.env;
  return new Promise((resolve) => {
    const child = spawn(command, words, { cwd: ROOT, env: { PATH, HOME, ...env } });
    let output = '';
    const collect = (chunk: Buffer) => void (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

async function findLeft(docker: Docker, label: string): Promise<string[]> {
  const filters = { label: [label] };
  const [containers, networks, { Volumes: volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters: JSON.stringify(filters) as never }),
  ]);
  return [
    ...containers.map(({ Names }) => `container ${Names[0]}`),
    ...networks.map(({ Name }) => `network ${Name}`),
    ...volumes.map(({ Name }) => `volume ${Name}`),
  ];
}
