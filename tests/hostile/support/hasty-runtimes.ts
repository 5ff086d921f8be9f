import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const IMAGES_DIR = fileURLToPath(new URL('../../../sandbox-images', import.meta.url));

export interface CompileLimits {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** The real runtimes, but compilers are stopped sooner, so that bombs take less of a test's time. */
export async function makeHastyRuntimes({
  cpuMs,
  wallMs,
}: CompileLimits): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'hasty-runtimes-'));
  for (const entry of await readdir(IMAGES_DIR, { withFileTypes: true })) {
    const description = join(folder, entry.name, 'runtime.json');
    await cp(join(IMAGES_DIR, entry.name), join(folder, entry.name), { recursive: true });
    const text = await readFile(description, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const runtime = JSON.parse(text) as { compile?: { limits: Record<'cpuMs' | 'wallMs', number> } };
    if (runtime.compile === undefined) continue;
    const { limits } = runtime.compile;
    limits.cpuMs = Math.min(limits.cpuMs, cpuMs);
    limits.wallMs = Math.min(limits.wallMs, wallMs);
    await writeFile(description, JSON.stringify(runtime));
  }
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
