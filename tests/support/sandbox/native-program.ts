import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Compiles a C file of this folder into a static program; returns its bytes. */
export async function compileNative(name: string): Promise<Buffer> {
  const source = fileURLToPath(new URL(`${name}.c`, import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'hone-native-'));
  try {
    const target = join(folder, name);
    await execute('gcc', ['-O2', '-static', '-pthread', '-o', target, source]);
    return await readFile(target);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Arguments that run a program put as `/box/<name>`, where a learner's files are not executable by themselves. */
export const nativeArgv = (name: string, ...args: readonly string[]): readonly string[] => [
  '/bin/sh',
  '-c',
  `cp /box/${name} /work/program && chmod 700 /work/program && exec /work/program "$@"`,
  'sh',
  ...args,
];
