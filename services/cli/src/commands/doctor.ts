import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RuntimeStatus } from '@hone/contracts/sandbox';
import { z } from 'zod';
import { EXIT, type Output } from '../output.js';
import type { DoctorSandbox } from '../sandbox.js';

const findingSchema = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  code: z.string(),
  message: z.string(),
  fix: z.string(),
});
type Finding = z.infer<typeof findingSchema>;

/** What the launcher knows of the machine; a process of its own, because rooms of processes do not import each other. */
const factsSchema = z.looseObject({
  engine: z
    .object({
      host: z.string(),
      version: z.string().nullish(),
      cgroup: z.string().nullish(),
      runtimes: z.array(z.string()).nullish(),
    })
    .nullable(),
  findings: z.array(findingSchema),
});
type Facts = z.infer<typeof factsSchema>;

type RuntimeReport = Record<string, Pick<RuntimeStatus, 'status' | 'version' | 'reason'>>;

/** `hone doctor`: machine, engine, images, limits and a canary in a real box, with what to do about each finding. */
export async function doctor(
  root: string,
  openSandbox: () => Promise<DoctorSandbox>,
  output: Output,
): Promise<number> {
  const facts = await readFacts(root);
  const { runtimes, findings } = await tryBoxes(openSandbox);
  const all = [...facts.findings, ...findings];
  const ok = !all.some((finding) => finding.severity === 'error');
  output.result({ ...facts, ok, runtimes, findings: all }, describe(facts, runtimes, all));
  return ok ? EXIT.ok : EXIT.findings;
}

async function readFacts(root: string): Promise<Facts> {
  const args = [join(root, 'services/launcher/bootstrap.mjs'), 'facts', '--json'];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, timeout: 60_000 });
    return factsSchema.parse(JSON.parse(stdout));
  } catch (error) {
    const printed = (error as { stdout?: string }).stdout ?? '';
    const parsed = factsSchema.safeParse(parseJson(printed));
    if (parsed.success) return parsed.data;
    const message = `the machine's facts could not be read: ${error instanceof Error ? error.message : String(error)}`;
    const fix = 'run node services/launcher/bootstrap.mjs facts by hand and read what it says';
    return { engine: null, findings: [{ severity: 'error', code: 'FACTS_UNREADABLE', message, fix }] };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface BoxReport {
  readonly runtimes: RuntimeReport;
  readonly findings: Finding[];
}

async function tryBoxes(openSandbox: () => Promise<DoctorSandbox>): Promise<BoxReport> {
  let sandbox: DoctorSandbox;
  try {
    sandbox = await openSandbox();
  } catch (error) {
    const message = `no sandbox can be opened: ${error instanceof Error ? error.message : String(error)}`;
    const fix = 'npm start builds images and starts an engine';
    return { runtimes: {}, findings: [{ severity: 'error', code: 'SANDBOX_UNAVAILABLE', message, fix }] };
  }
  try {
    const canary = await sandbox.canary();
    const statuses = sandbox.runtimes();
    const runtimes = Object.fromEntries(
      statuses.map(({ id, status, version, reason }) => [id, present({ status, version, reason })]),
    );
    return { runtimes, findings: [...canaryFindings(canary), ...statuses.flatMap(runtimeFindings)] };
  } finally {
    await sandbox.close();
  }
}

const present = ({
  status,
  version,
  reason,
}: {
  status: RuntimeStatus['status'];
  version: string | undefined;
  reason: string | undefined;
}) => ({
  status,
  ...(version === undefined ? {} : { version }),
  ...(reason === undefined ? {} : { reason }),
});

function canaryFindings(canary: { readonly ok: boolean; readonly reason?: string | undefined }): Finding[] {
  if (canary.ok) return [];
  const message = `a known program did not get its known verdict: ${canary.reason ?? 'unknown'}`;
  const fix = 'see the sandbox log; docker info and the kernel log name refused settings';
  return [{ severity: 'error', code: 'CANARY_FAILED', message, fix }];
}

function runtimeFindings({ id, status, reason }: RuntimeStatus): Finding[] {
  if (status !== 'failed') return [];
  const message = `${id} is not offered: ${reason ?? 'its smoke test failed'}`;
  return [
    {
      severity: 'error',
      code: 'RUNTIME_FAILED',
      message,
      fix: `rebuild its image: npm start, or docker build sandbox-images/${id}`,
    },
  ];
}

function describe(facts: Facts, runtimes: RuntimeReport, findings: readonly Finding[]): string {
  const { engine } = facts;
  const head =
    engine === null
      ? 'engine    none'
      : `engine    ${engine.host}, version ${engine.version ?? '?'}, cgroup ${engine.cgroup ?? '?'}`;
  const boxes = Object.entries(runtimes).map(([id, { status, version }]) =>
    `runtime   ${id}: ${status} ${version ?? ''}`.trimEnd(),
  );
  const notes = findings.map(
    ({ severity, code, message, fix }) => `${severity.padEnd(9)} ${code}: ${message}\n          → ${fix}`,
  );
  return [head, ...boxes, ...(notes.length > 0 ? notes : ['nothing to mend'])].join('\n');
}
