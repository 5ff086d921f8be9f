import { z } from 'zod';

const argv = z.array(z.string().min(1)).min(1).max(64);

/** Limits of a step that belongs to the runtime, not to the challenge. */
const stepLimitsSchema = z.strictObject({
  cpuMs: z.number().int().positive(),
  wallMs: z.number().int().positive(),
  outputKiB: z.number().int().positive(),
});

const commonShape = {
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  /** Prints the version on its first line of output. */
  version: argv,
  env: z.record(z.string(), z.string()).default({}),
  /** The runtime whose image is the base of this one's; it is built first. */
  layersOn: z.string().min(1).optional(),
  /** Packages of the clone to put into the image, with all their dependencies. */
  packages: z.array(z.string().min(1)).default([]),
  /** What to prebuild and put into the image: packages of its own lock file, a Go program. */
  prebuilt: z.array(z.enum(['npm', 'go'])).default([]),
  /** Whether building the image downloads from a registry, which needs the machine's certificate authorities. */
  downloads: z.boolean().default(false),
  /** Whether it is tried, and kept warm, only once it is wanted, because it is large. */
  onDemand: z.boolean().default(false),
  /** What the runtime itself needs beyond the challenge's limits; processes count threads too. */
  extra: z.strictObject({
    processes: z.number().int().nonnegative(),
    memoryMiB: z.number().int().nonnegative(),
  }),
  /** How a box's writable memory is divided between its places; together at most 1. */
  tmpfsShares: z
    .strictObject({
      '/box': z.number().positive(),
      '/work': z.number().positive(),
      '/tmp': z.number().positive(),
      '/dev/shm': z.number().positive(),
    })
    .refine((shares) => Object.values(shares).reduce((sum, share) => sum + share, 0) < 1.001)
    .default({ '/box': 0.2, '/work': 0.4, '/tmp': 0.2, '/dev/shm': 0.2 }),
  /** The stack of the main thread, below what boxes allow: some interpreters touch all of it when they start. */
  stackMiB: z.number().int().positive().max(64).default(64),
  /** CPU that a program takes once until it runs at full speed, for any input: JIT compilation, heap growth. */
  settleMs: z.number().nonnegative().default(0),
  /** Wall time of starting once, on a quiet machine. */
  startMs: z.number().nonnegative(),
};

const languageSchema = z.strictObject({
  ...commonShape,
  kind: z.literal('language'),
  /** Languages that run in it unless a kind asks for another runtime; empty for those that only a kind asks for. */
  languages: z.array(z.string().min(1)),
  sourceName: z.string().min(1),
  compile: z.strictObject({
    argv,
    /** Files below /work that become /box files of the same relative path. */
    products: z.array(z.string().startsWith('/work/')).default([]),
    limits: stepLimitsSchema.extend({
      /** Memory of the box while it compiles, if that is more than programs may use. */
      memoryMiB: z.number().int().positive().optional(),
    }),
  }),
  run: argv,
  /** Prefix of `run` that counts its instructions and prints their number as callgrind does, on standard error. */
  count: argv.optional(),
  /** Run once when a box is made, so that the first test is not slower than the others. */
  warmUp: argv,
});

const serverSchema = z.strictObject({
  ...commonShape,
  kind: z.literal('server'),
  service: z.strictObject({
    argv,
    /** Text of the line on standard error that says that the server takes connections. */
    readyText: z.string().min(1),
    startLimitMs: z.number().int().positive(),
    /** Where it listens, a unix socket or a loopback port; must answer `probe` to be offered. */
    socket: z.union([z.string().startsWith('/'), z.number().int().min(1024).max(65_535)]),
    probe: z.strictObject({
      /** Empty if the server speaks first. */
      sendHex: z.string(),
      expectHex: z.string().min(2),
      /** How many bytes of the answer precede the expected ones, such as a length that depends on the version. */
      skipBytes: z.number().int().nonnegative().default(0),
    }),
  }),
  /** Additions to the seccomp allow-list, by file name. */
  seccomp: z.array(z.enum(['shared-memory'])).default([]),
});

/** Our own programs that work on files, such as an engine without a server. Each run names the whole command. */
const toolSchema = z.strictObject({ ...commonShape, kind: z.literal('tool') });

/**
 * A `runtime.json`. Placeholders in argv: `{entry}` is the absolute path of the entry file, `{boxMemoryMiB}` the
 * memory limit of the box, `{twiceBoxMemoryMiB}` double that: as the limit of a collected heap it leaves the
 * decision to the kernel; a limit close to the box's makes the collector burn CPU before it gives up.
 * `{halfBoxMemoryMiB}` is for services, which live long: their heap is collected before the box is full.
 */
export const runtimeSchema = z.discriminatedUnion('kind', [languageSchema, serverSchema, toolSchema]);

export type Runtime = z.infer<typeof runtimeSchema>;
export type LanguageRuntime = z.infer<typeof languageSchema>;
export type ToolRuntime = z.infer<typeof toolSchema>;
export type ServerRuntime = z.infer<typeof serverSchema>;
