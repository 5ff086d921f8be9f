import type { BoxFile, RunLimits, RunOutcome } from '@hone/contracts/sandbox';
import type { LanguageRuntime } from '../runtimes/runtime-schema.js';
import type { RunOrder } from '../protocol/requests.js';
import { programOrder } from './program-order.js';

const LIMITS = { cpuMs: 2000, wallMs: 10_000, stderrBytes: 1024 } as const;

/**
 * Reads what a compile step left in the box. Does not use an archive of the engine: `cat`, run as the candidate,
 * prints files that root owns by now, under limits like any program. Undefined when they exceed `mostBytes`.
 */
export async function readProducts(
  run: (order: RunOrder, limits: RunLimits) => Promise<RunOutcome>,
  runtime: LanguageRuntime,
  mostBytes: number,
): Promise<BoxFile[] | undefined> {
  const products: BoxFile[] = [];
  let left = mostBytes;
  for (const product of runtime.compile.products) {
    const path = product.slice('/work/'.length);
    const limits: RunLimits = { ...LIMITS, stdoutBytes: left };
    const outcome = await run(readOrder(runtime, `/box/${path}`, limits), limits);
    if (outcome.status !== 'exited') return undefined;
    left -= outcome.stdout.byteLength;
    products.push({ path, content: outcome.stdout });
  }
  return products;
}

function readOrder(runtime: LanguageRuntime, path: string, limits: RunLimits): RunOrder {
  const { cpuMs, wallMs, stdoutBytes: stdoutMax, stderrBytes: stderrMax } = limits;
  return {
    ...programOrder(runtime, ['/bin/cat', path]),
    ...{ cpuMs, wallMs, stdoutMax, stderrMax, copyOut: [], copyMax: 0 },
  };
}
