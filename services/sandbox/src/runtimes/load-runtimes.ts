import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, SandboxFault } from '../sandbox-fault.js';
import { runtimeSchema, type Runtime } from './runtime-schema.js';

/** A runtime with the folder that describes it. */
export interface LoadedRuntime {
  readonly runtime: Runtime;
  readonly folder: string;
}

async function findText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function loadOne(folder: string, id: string): Promise<LoadedRuntime | undefined> {
  const path = join(folder, 'runtime.json');
  const text = await findText(path);
  if (text === undefined) return undefined;
  try {
    const runtime = runtimeSchema.parse(JSON.parse(text));
    if (runtime.id !== id) throw new Error(`its id is ${runtime.id}`);
    return { runtime, folder };
  } catch (error) {
    throw new SandboxFault('unavailable', `${path} is not a runtime: ${messageOf(error)}`, error);
  }
}

/** Reads every `<imagesDir>/<runtime>/runtime.json`, by folder name. A broken one is an error, not skipped. */
export async function loadRuntimes(imagesDir: string): Promise<LoadedRuntime[]> {
  const entries = await readdir(imagesDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const loaded = await Promise.all(names.sort().map((name) => loadOne(join(imagesDir, name), name)));
  return loaded.filter((runtime) => runtime !== undefined);
}
