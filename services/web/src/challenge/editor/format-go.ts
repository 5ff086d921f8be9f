import type { GofmtAnswer } from './gofmt-worker.js';

/** Loading included; a file within the limits of a submission takes a few milliseconds. */
const LIMIT_MS = 20_000;

/**
 * Formats a Go file with gofmt; throws on syntax errors. gofmt is WebAssembly, which the policy of the
 * pages forbids, so it runs in a worker whose file is served with a policy that allows it (decision 86).
 */
export async function formatGo(text: string): Promise<string> {
  const worker = new Worker(new URL('./gofmt-worker.ts', import.meta.url), { type: 'module' });
  try {
    const answer = await new Promise<GofmtAnswer>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<GofmtAnswer>) => resolve(data);
      worker.onerror = () => reject(new Error('the formatter could not be loaded'));
      setTimeout(() => reject(new Error('the formatter did not answer')), LIMIT_MS);
      worker.postMessage(text);
    });
    if ('problem' in answer) throw new Error(answer.problem);
    return answer.formatted;
  } finally {
    worker.terminate();
  }
}
