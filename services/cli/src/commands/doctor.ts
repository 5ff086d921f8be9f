import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RuntimeStatus } from '@hone/contracts/sandbox';
import type { CanaryResult } from '@hone/sandbox';
import { EXIT, type Output } from '../output.js';
import type { DoctorSandbox } from '../sandbox.js';
import { describeReport, factsSchema, type Facts, type Finding } from './doctor-report.js';
import { parseJson } from '../parse-json.js';

/**
 * `hone doctor`: checks machine, engine, images, limits and a canary in a real box, and says how to fix each
 * finding.
 */
export async function doctor(
  root: string,
  openSandbox: () => Promise<DoctorSandbox>,
  output: Output,
): Promise<number> {
  const facts = await readFacts(root);
  const boxes = canHaveBoxes(facts) ? await tryBoxes(openSandbox) : undefined;
  const findings = [...facts.findings, ...(boxes === undefined ? [] : boxFindings(facts, boxes))];
  const ok = !findings.some((finding) => finding.severity === 'error');
  const runtimes = Object.fromEntries((boxes?.statuses ?? []).map((status) => [status.id, present(status)]));
  const report = { ...facts, ok, runtimes, findings };
  output.result(report, describeReport(report, boxes?.canary?.ok === true));
  return ok ? EXIT.ok : EXIT.findings;
}

/** If not, a failing box would only repeat the finding. */
const canHaveBoxes = ({ engine, findings }: Facts): boolean =>
  engine !== null && !findings.some(({ code }) => code === 'OCI_RUNTIME_UNKNOWN');

async function readFacts(root: string): Promise<Facts> {
  const args = [join(root, 'services/launcher/bootstrap.mjs'), 'facts', '--json'];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, timeout: 60_000 });
    return factsSchema.parse(JSON.parse(stdout));
  } catch (error) {
    const printed = (error as { stdout?: string }).stdout ?? '';
    const parsed = factsSchema.safeParse(parseJson(printed));
    if (parsed.success) return parsed.data;
    const message = `could not inspect this machine: ${error instanceof Error ? error.message : String(error)}`;
    const fix = 'run node services/launcher/bootstrap.mjs facts and read its output';
    return { engine: null, findings: [{ severity: 'error', code: 'FACTS_UNREADABLE', message, fix }] };
  }
}

interface Boxes {
  /** Why no sandbox could start. */
  readonly refusal?: string;
  readonly canary?: CanaryResult;
  readonly statuses: readonly RuntimeStatus[];
}

async function tryBoxes(openSandbox: () => Promise<DoctorSandbox>): Promise<Boxes> {
  let sandbox: DoctorSandbox;
  try {
    sandbox = await openSandbox();
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error), statuses: [] };
  }
  try {
    const canary = await sandbox.canary();
    return { canary, statuses: sandbox.runtimes() };
  } finally {
    await sandbox.close();
  }
}

const present = ({ status, version, reason }: RuntimeStatus) => ({
  status,
  ...(version === undefined ? {} : { version }),
  ...(reason === undefined ? {} : { reason }),
});

function boxFindings({ images }: Facts, boxes: Boxes): Finding[] {
  const { refusal, statuses } = boxes;
  if (refusal !== undefined) {
    const fix = 'run npm start: it builds the images and starts a Docker engine';
    const message = `could not start a sandbox: ${refusal}`;
    return [{ severity: 'error', code: 'SANDBOX_UNAVAILABLE', message, fix }];
  }
  // A missing image has its own finding.
  const failed = statuses.filter(({ id, status }) => status === 'failed' && images?.[id]?.status === 'built');
  return [...runtimeFindings(failed), ...canaryFindings(boxes, failed)];
}

/** One finding per reason: a machine problem makes every runtime fail alike. */
function runtimeFindings(failed: readonly RuntimeStatus[]): Finding[] {
  const byReason = new Map<string, string[]>();
  for (const { id, reason = 'its smoke test failed' } of failed) {
    byReason.set(reason.trim(), [...(byReason.get(reason.trim()) ?? []), id]);
  }
  return [...byReason].map(([reason, ids]) => ({
    severity: 'error',
    code: 'RUNTIME_FAILED',
    message: `${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} not available: ${reason}`,
    fix:
      ids.length === 1
        ? 'run hone doctor again while the machine is idle; if it still fails, remove the image and run npm start to rebuild it'
        : 'fix what the reason names, then run hone doctor again',
  }));
}

function canaryFindings({ canary, statuses }: Boxes, failed: readonly RuntimeStatus[]): Finding[] {
  if (canary === undefined || canary.ok) return [];
  const finding = (message: string, fix: string): Finding[] => [
    { severity: 'error', code: 'CANARY_FAILED', message, fix },
  ];
  if (statuses.some(({ status, languages }) => status !== 'failed' && languages.length > 0)) {
    return finding(
      `a test program did not get its expected verdict: ${canary.reason ?? 'unknown reason'}`,
      'read the sandbox log; docker info and the kernel log name unsupported settings',
    );
  }
  return failed.length > 0
    ? []
    : finding('no language is available, so nothing can be graded', 'run npm start to build the images');
}
