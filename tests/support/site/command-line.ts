import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { dockerHost, noted } from '../servers/infrastructure.js';

const HONE = fileURLToPath(new URL('../../../services/cli/bin/hone.mjs', import.meta.url));

/** The `hone` command as built, called in `cwd` with `--json`: its exit code and what it printed. */
export function openCommandLine(
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): (...args: string[]) => Promise<{ code: number; json: unknown }> {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    DOCKER_HOST: dockerHost(),
    HONE_IMAGES: JSON.stringify(noted().images ?? {}),
    ...more,
  };
  return async (...args) => {
    const options = { cwd, env, maxBuffer: 1 << 26 };
    const { code, stdout } = await promisify(execFile)(
      process.execPath,
      [HONE, ...args, '--json'],
      options,
    ).then(
      (ended) => ({ code: 0, stdout: ended.stdout }),
      (error: { code: number; stdout: string }) => error,
    );
    return { code, json: JSON.parse(stdout) };
  };
}
