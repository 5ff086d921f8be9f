import type { BoxSpec, PodLinkSpec, PodMember, PodMemberSpec } from '@hone/contracts/sandbox';
import { readReport, type ConformanceReport } from './report.js';

/** Where the service is, from within the box that asks it. */
const PORT = 8000;
export const TESTER = 'tester';
const EXAMPLES = 20;
const MOST_BYTES = 8 * 1024 * 1024;
/** Some hundred requests, normally answered at once; a service that takes longer is too slow to check. */
const WITHIN_MS = 60_000;
const SETTINGS = 'settings.json';

/** The box that asks. */
export const testerBox: BoxSpec = { runtime: 'schemathesis', memoryMiB: 256, processes: 8, trust: 'trusted' };

/** The same as a member of the service's pod. */
export const testerMember: PodMemberSpec = { name: TESTER, ...testerBox };

/** The way from it to a service. */
export const testerLink = (service: { readonly member: string; readonly port: number }): PodLinkSpec => ({
  id: 'conformance',
  from: { member: TESTER, port: PORT },
  to: service,
  protocol: 'tcp',
});

export interface Asking {
  readonly contract: { readonly name: string; readonly content: Uint8Array };
  /** Hex, like a submission's seed: the same seed makes the same requests. */
  readonly seed: string;
  readonly checks: readonly string[];
  /** Paths to skip. */
  readonly exclude?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Puts the contract into the box that asks; call it once, before asking. */
export async function prepareTester(
  tester: PodMember,
  { contract, seed, checks, exclude = [], headers = {} }: Asking,
): Promise<void> {
  const settings = {
    contract: `/box/${contract.name}`,
    url: `http://127.0.0.1:${PORT}`,
    seed: Number.parseInt(seed.slice(0, 8), 16) || 1,
    examples: EXAMPLES,
    checks,
    exclude,
    headers,
  };
  await tester.box.put([
    { path: contract.name, content: contract.content },
    { path: SETTINGS, content: Buffer.from(JSON.stringify(settings)) },
  ]);
}

/**
 * Checks everything that the contract promises. The report says when there was not time for all of it.
 * Rejects when the platform failed.
 */
export async function askService(tester: PodMember): Promise<ConformanceReport> {
  const program = await tester.start({
    argv: ['/usr/bin/python3', '/hone/schemathesis/run.py', `/box/${SETTINGS}`],
    limits: { wallMs: WITHIN_MS },
  });
  const parts: Buffer[] = [];
  let size = 0;
  program.stdout.on('data', (part: Buffer) => {
    size += part.length;
    if (size <= MOST_BYTES) parts.push(part);
  });
  const outcome = await program.exited;
  if (size > MOST_BYTES) throw new Error('the report on a service is too large');
  const report = readReport(Buffer.concat(parts).toString('utf8'));
  if (report.finished || outcome.status === 'time-limit') return report;
  const said = tester
    .log()
    .slice(-20)
    .map(({ text }) => text);
  throw new Error(`Schemathesis ended with ${outcome.status}: ${said.join('').slice(-2_000)}`);
}
