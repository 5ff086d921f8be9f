import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Docker from 'dockerode';
import { dockerHost, noted } from '../support/servers/infrastructure.js';

const run = promisify(execFile);

/** The interpreter of the box, run without a box: the image's files, a changed root and a small C launcher. */
export interface Bare {
  /** Runs the program `count` times; returns wall milliseconds of each run. */
  run(count: number): Promise<number[]>;
  close(): Promise<void>;
}

/** Unpacks the python image into a folder and compiles the launcher; needs root. */
export async function prepareBare(program: string, input: string): Promise<Bare> {
  const folder = await mkdtemp(join(tmpdir(), 'hone-bench-'));
  const root = join(folder, 'root');
  await mkdir(root);
  await exportImage(root);
  const launcher = join(folder, 'bare-launcher');
  await run('gcc', ['-O2', '-o', launcher, fileURLToPath(new URL('bare-launcher.c', import.meta.url))]);
  await writeFile(join(root, 'bench-main.py'), program);
  await writeFile(join(folder, 'input'), input);
  return {
    async run(count) {
      const args = [root, String(count), join(folder, 'input'), '/usr/bin/python3', '-B', '/bench-main.py'];
      const { stdout } = await run(launcher, args);
      return stdout
        .trim()
        .split('\n')
        .map((line) => Number(line.split(' ')[0]) / 1e6);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function exportImage(root: string): Promise<void> {
  const image = noted().images?.['python'];
  if (image === undefined)
    throw new Error('the python image is not built; run node services/launcher/bootstrap.mjs infra');
  const docker = new Docker({ socketPath: new URL(dockerHost()).pathname });
  const container = await docker.createContainer({ Image: image, NetworkDisabled: true });
  try {
    const archive = await container.export();
    await new Promise<void>((resolve, reject) => {
      const tar = execFile('tar', ['-x', '-C', root, '--exclude=dev/*'], (error) =>
        error instanceof Error ? reject(error) : resolve(),
      );
      if (tar.stdin === null) throw new Error('tar has no input');
      archive.pipe(tar.stdin);
    });
  } finally {
    await container.remove({ force: true, v: true });
  }
}
