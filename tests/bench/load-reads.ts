import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { z } from 'zod';

const require = createRequire(import.meta.url);

const resultSchema = z.object({
  requests: z.object({ average: z.number(), total: z.number() }),
  latency: z.object({ p50: z.number(), p99: z.number() }),
  non2xx: z.number(),
  errors: z.number(),
});
/** The fields of autocannon's result that the rows use. */
export type ReadLoad = z.infer<typeof resultSchema>;

export interface ReadLoadOptions {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
}

/** Reads one address repeatedly over n connections, from a separate process. */
export async function loadReads(options: ReadLoadOptions): Promise<ReadLoad> {
  const { url, headers = {}, connections, seconds } = options;
  const named = Object.entries(headers).flatMap(([name, value]) => ['--headers', `${name}=${value}`]);
  const child = spawn(
    process.execPath,
    [
      require.resolve('autocannon'),
      ...['--json', '--no-progress', '--connections', String(connections)],
      ...['--duration', String(seconds), ...named, url],
    ],
    { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`autocannon ended with ${String(code)}`);
  return resultSchema.parse(JSON.parse(text));
}
