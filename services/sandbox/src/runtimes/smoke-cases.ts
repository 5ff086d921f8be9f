import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, SandboxFault } from '../sandbox-fault.js';

const caseSchema = z.strictObject({
  name: z.string().min(1),
  /** A file next to smoke.json; it gets the runtime's source name. */
  source: z.string().min(1),
  stdin: z.string().default(''),
  /** Whether it is part of the canary: a known program must get its known verdict before a worker takes work. */
  canary: z.boolean().default(false),
  cpuMs: z.number().int().positive().default(2000),
  wallMs: z.number().int().positive().default(20_000),
  expect: z.strictObject({
    compiles: z.boolean().default(true),
    status: z
      .enum([
        'exited',
        'runtime-error',
        'time-limit',
        'memory-limit',
        'output-limit',
        'process-limit',
        'aborted',
      ])
      .default('exited'),
    stdout: z.string().optional(),
    exitCode: z.number().int().optional(),
  }),
});

const smokeSchema = z.strictObject({ cases: z.array(caseSchema).min(1) });

export type SmokeExpectation = z.infer<typeof caseSchema>['expect'];
export type SmokeCase = Omit<z.infer<typeof caseSchema>, 'source'> & { readonly content: Uint8Array };

/** Reads `<folder>/smoke/smoke.json` and its programs. */
export async function loadSmokeCases(folder: string): Promise<SmokeCase[]> {
  const path = join(folder, 'smoke', 'smoke.json');
  try {
    const { cases } = smokeSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return await Promise.all(
      cases.map(async ({ source, ...rest }) => ({
        ...rest,
        content: await readFile(join(folder, 'smoke', source)),
      })),
    );
  } catch (error) {
    throw new SandboxFault('unavailable', `${path}: ${messageOf(error)}`, error);
  }
}
