import { cpus } from 'node:os';
import { createTrustedCache, gradeSubmission, type LoadedChallenge } from '@hone/grading';
import type { DockerSandbox, DockerSandboxOptions } from '@hone/sandbox';
import { openTestSandbox, sandboxImages } from '../support/sandbox/sandbox.js';
import { PROGRAM } from './twenty-tests.js';

/** The box that the bench's challenge asks for. */
export const BENCH_BOX = { runtime: 'python', memoryMiB: 256, processes: 8, trust: 'candidate' } as const;

/** A worker's sandbox, in this process. */
export function openBenchSandbox(options: Partial<DockerSandboxOptions> = {}): Promise<DockerSandbox> {
  const images = { python: sandboxImages()['python'] ?? '' };
  return openTestSandbox({ images, poolSize: cpus().length, ...options });
}

/** Grades the samples of the challenge as a worker does; resolves at the verdict, with all boxes still open. */
export async function gradeTwenty(
  sandbox: DockerSandbox,
  challenge: LoadedChallenge,
): Promise<{ verdict: string | null; close: () => Promise<void> }> {
  const { judgement, close } = await gradeSubmission({
    challenge,
    order: {
      language: 'python',
      files: [{ path: 'main.py', content: PROGRAM }],
      mode: 'run',
      seed: '0123456789abcdef0123456789abcdef',
    },
    sandbox,
    cache: createTrustedCache(),
    signal: new AbortController().signal,
    onEvent: () => undefined,
  });
  return { verdict: judgement.verdict, close };
}
