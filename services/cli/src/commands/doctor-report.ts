import type { RuntimeStatus } from '@hone/contracts/sandbox';
import { z } from 'zod';

const findingSchema = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  code: z.string(),
  message: z.string(),
  /** What to do, one step per line. */
  fix: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

/**
 * The launcher's facts about the machine; it runs as a separate process, because processes do not import each
 * other.
 */
export const factsSchema = z.looseObject({
  /** Null when no engine is usable. */
  engine: z
    .looseObject({
      host: z.string(),
      version: z.string().nullish(),
      kernel: z.string().nullish(),
      cgroup: z.string().nullish(),
      runtimes: z.array(z.string()).nullish(),
    })
    .nullable(),
  disk: z.looseObject({ place: z.string(), freeBytes: z.number() }).nullish(),
  images: z.record(z.string(), z.looseObject({ status: z.string() })).optional(),
  findings: z.array(findingSchema),
});
export type Facts = z.infer<typeof factsSchema>;

/** What `hone doctor --json` prints. */
export interface DoctorReport extends Facts {
  readonly ok: boolean;
  readonly runtimes: Readonly<Record<string, Pick<RuntimeStatus, 'status' | 'version' | 'reason'>>>;
}

const MARGIN = 10;
const line = (head: string, text: string): string => `${head.padEnd(MARGIN - 1)} ${text}`;

/** The report for a terminal: facts first, then findings, the worst first. `proven`: the canary passed. */
export function describeReport(report: DoctorReport, proven: boolean): string {
  const { engine, disk, runtimes, findings } = report;
  const boxes = Object.entries(runtimes).map(([id, { status, version }]) =>
    line('runtime', `${id}: ${status}${version === undefined ? '' : `, ${version}`}`),
  );
  return [
    line('engine', engine === null ? 'not available' : describeEngine(engine)),
    ...(disk ? [line('disk', `${(disk.freeBytes / 1024 ** 3).toFixed(1)} GiB free at ${disk.place}`)] : []),
    ...boxes,
    ...(boxes.length === 0 ? [line('boxes', 'not tested')] : []),
    ...(proven ? [line('canary', 'passed: a test program got its expected verdict in a box')] : []),
    ...worstFirst(findings).map(describeFinding),
    summary(findings),
  ].join('\n');
}

function describeEngine({ host, version, kernel, cgroup, runtimes }: NonNullable<Facts['engine']>): string {
  const facts = [`Docker ${version ?? '?'}`, `kernel ${kernel ?? '?'}`, `cgroup ${cgroup ?? '?'}`];
  return `${host}, ${[...facts, ...(runtimes ?? [])].join(', ')}`;
}

const SEVERITIES = ['error', 'warning', 'info'] as const;

const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));

function describeFinding({ severity, code, message, fix }: Finding): string {
  const [first, ...others] = [...message.split('\n'), ...fix.split('\n').map((step) => `→ ${step}`)];
  return [line(severity, `${code}: ${first}`), ...others.map((text) => ' '.repeat(MARGIN) + text)].join('\n');
}

function summary(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0)
    return `\nHone does not work yet: fix the ${errors === 1 ? 'error' : `${errors} errors`} above, then run hone doctor again.`;
  return findings.length === 0
    ? '\nNo problems found.'
    : '\nHone works on this machine. The warnings above are optional to fix.';
}
