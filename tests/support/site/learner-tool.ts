import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const HONE = fileURLToPath(new URL('../../../services/cli/bin/hone.mjs', import.meta.url));

/** The exit of a command, and its output. */
export interface ToolEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningTool {
  /** Resolves to the first match in its stderr. */
  prints(pattern: RegExp): Promise<string>;
  readonly ended: Promise<ToolEnd>;
  stop(): void;
}

/** The `hone` command as a learner uses it: in a folder, with a separate configuration folder. */
export function openLearnerTool(config: string, more: Readonly<Record<string, string>> = {}) {
  const start = (cwd: string, ...args: string[]): RunningTool => {
    const { HONE_TOKEN: _token, HONE_SITE: _site, NO_COLOR: _colour, ...rest } = process.env;
    const env = { ...rest, NODE_OPTIONS: '', NO_COLOR: '1', XDG_CONFIG_HOME: config, ...more };
    const child = spawn(process.execPath, [HONE, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = new Promise<ToolEnd>((resolve) =>
      child.once('close', (code) => resolve({ code, stdout, stderr })),
    );
    return {
      ended,
      stop: () => void child.kill('SIGINT'),
      prints: (pattern) =>
        new Promise((resolve, reject) => {
          const look = (): void => {
            const match = pattern.exec(stderr);
            if (match !== null) resolve(match[1] ?? match[0]);
          };
          child.stderr.on('data', look);
          void ended.then((end) =>
            reject(new Error(`ended without ${String(pattern)}: ${JSON.stringify(end)}`)),
          );
          look();
        }),
    };
  };
  return { start, run: (cwd: string, ...args: string[]): Promise<ToolEnd> => start(cwd, ...args).ended };
}
