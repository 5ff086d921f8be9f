import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kindIdSchema } from '@hone/contracts';
import { operationsVariables, parseConfig, type Environment } from '@hone/kit';
import { z } from 'zod';

const imagesSchema = z.record(z.string(), z.string());

/** What the launcher notes for others: only the fields that a worker reads. */
const stateSchema = z.object({
  v: z.literal(1),
  dockerHost: z.string().optional(),
  images: imagesSchema.optional(),
  runtimes: z.record(z.string(), z.object({ status: z.string(), reason: z.string().optional() })).optional(),
});
type State = z.infer<typeof stateSchema>;

const jsonSchema = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

const ociRuntimesSchema = z.partialRecord(kindIdSchema, z.string().min(1));

/** The workspace's folder of runtimes; the same place from `src` and from `dist`. */
const OWN_IMAGES_DIR = fileURLToPath(new URL('../../../sandbox-images', import.meta.url));
const DEFAULT_SOCKET = 'unix:///var/run/docker.sock';

const positive = z.coerce.number().int().positive();

/** Environment of a worker. */
export const workerConfigSchema = z.object({
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'a redis:// address'),
  HONE_API_URL: z.url(),
  HONE_SERVICE_TOKEN: z.string().min(16),
  DOCKER_HOST: z.string().optional(),
  /** Runtime id → image, as JSON. */
  HONE_IMAGES: jsonSchema.pipe(imagesSchema).optional(),
  /** Folder with the launcher's `state.json`: engine and images, when the variables do not name them. */
  HONE_STATE_DIR: z.string().optional(),
  HONE_IMAGES_DIR: z.string().default(OWN_IMAGES_DIR),
  HONE_WORKER_SLOTS: positive.optional(),
  /** How long a worker that is told to stop waits for what it grades before it gives that back. */
  HONE_DRAIN_MS: positive.default(10_000),
  /** A folder that all workers of a host share, where each is in a container of its own: they lock cores there. */
  HONE_LOCK_DIR: z.string().startsWith('/').optional(),
  /** An OCI runtime by name; the engine's default otherwise. */
  HONE_OCI_RUNTIME: z.string().optional(),
  /** Challenge kind → OCI runtime, as JSON, for kinds that want another one. */
  HONE_OCI_RUNTIMES: jsonSchema.pipe(ociRuntimesSchema).default({}),
  /** Memory of all boxes together above which none waits, in MiB; half of the machine's otherwise. */
  HONE_POOL_MEMORY_MIB: positive.optional(),
  /** Seconds without work after which references are measured; 0 leaves that to the first submission. */
  HONE_MEASURE_AHEAD_S: z.coerce.number().int().nonnegative().default(15),
  HONE_PREFIX: z.string().optional(),
  ...operationsVariables,
});

/** Settings of a worker process. */
export interface WorkerConfig extends z.infer<typeof workerConfigSchema> {
  readonly dockerHost: string;
  readonly images: Readonly<Record<string, string>>;
  /** Why there is no image, by runtime id. */
  readonly absentImages: Readonly<
    Record<string, { readonly status: 'building' | 'failed'; readonly reason: string }>
  >;
  readonly slots: number;
}

/** Reads a worker's settings; the environment wins over what the launcher noted. */
export function readWorkerConfig(env: Environment): WorkerConfig {
  const config = parseConfig(workerConfigSchema, env);
  const noted = config.HONE_STATE_DIR === undefined ? undefined : readState(config.HONE_STATE_DIR);
  return {
    ...config,
    dockerHost: config.DOCKER_HOST ?? noted?.dockerHost ?? DEFAULT_SOCKET,
    images: config.HONE_IMAGES ?? noted?.images ?? {},
    absentImages: absentOf(noted?.runtimes),
    slots: config.HONE_WORKER_SLOTS ?? availableParallelism(),
  };
}

function absentOf(runtimes: State['runtimes'] = {}): WorkerConfig['absentImages'] {
  const absent: Record<string, { status: 'building' | 'failed'; reason: string }> = {};
  for (const [id, { status, reason = 'nobody said why' }] of Object.entries(runtimes)) {
    if (status === 'building') absent[id] = { status, reason: 'its image is being built' };
    if (status === 'failed') absent[id] = { status, reason: `its image could not be built: ${reason}` };
  }
  return absent;
}

/** A launcher that has not written yet is no error; a broken note is. */
function readState(folder: string): State | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
