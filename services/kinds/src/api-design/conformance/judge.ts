import type { Lab, Opened } from '../lab/protocol.js';
import { FAMILIES, type Family, type SchemathesisCheck } from './checks.js';
import { SENTENCES } from './codes.js';
import { isLossless } from './lossless.js';
import type { ConformanceReport, Finding } from './report.js';
import { counts, keyOf } from './rules.js';

/** The defects of a service. */
export interface Verdict {
  /** One finding of a kind, of each family. */
  readonly failures: ReadonlyMap<string, readonly Finding[]>;
  /** Operations that never answered 2xx. */
  readonly idle: readonly string[];
  /** Operations that mostly answered 429, which the contract does not mention: they were hardly checked. */
  readonly throttled: readonly string[];
  /** Requests that got no answer. */
  readonly unanswered: ConformanceReport['errors'];
  /** Whether there was time for all requests. */
  readonly finished: boolean;
}

/** Opens the contract in a tool box; asked only where a finding turns on a schema. */
export type ContractReader = () => Promise<{
  readonly lab: Lab;
  readonly name: string;
  readonly contract: Opened;
}>;

/** A report, and the findings in it that count, one of a kind. */
export interface ExaminedReport {
  readonly report: ConformanceReport;
  readonly counted: ReadonlyMap<string, Finding>;
}

export async function examineReport(
  report: ConformanceReport,
  read: ContractReader,
): Promise<ExaminedReport> {
  const counted = new Map<string, Finding>();
  for (const finding of report.findings) {
    if (counted.has(keyOf(finding)) || !counts(finding, report.documented)) continue;
    if (finding.check === 'negative_data_rejection') {
      const { lab, name, contract } = await read();
      if (await isLossless(lab, name, contract, finding)) continue;
    }
    counted.set(keyOf(finding), finding);
  }
  return { report, counted };
}

const SUCCESS = /^2\d\d$/;

/** Operations of the contract that never answered 2xx. */
const idleOperations = ({ documented, answered }: ConformanceReport): string[] =>
  [...documented.keys()].filter(
    (label) => !Object.keys(answered.get(label) ?? {}).some((status) => SUCCESS.test(status)),
  );

const TOO_MANY = '429';

function throttledOperations({ documented, answered }: ConformanceReport): string[] {
  return [...documented].flatMap(([label, statuses]) => {
    const counts = answered.get(label) ?? {};
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const isThrottled = 2 * (counts[TOO_MANY] ?? 0) > all && !statuses.includes(TOO_MANY);
    return isThrottled ? [label] : [];
  });
}

/** Defects that a service shows each time: two reports, with a restart between them. */
export function judgeReports(first: ExaminedReport, second: ExaminedReport): Verdict {
  const failures = new Map<string, Finding[]>();
  for (const [key, finding] of first.counted) {
    const family = second.counted.has(key) ? familyOf(finding) : undefined;
    if (family !== undefined) failures.set(family.id, [...(failures.get(family.id) ?? []), finding]);
  }
  const idle = new Set(idleOperations(second.report));
  const throttled = new Set(throttledOperations(second.report));
  const silent = new Set(second.report.errors.map(({ operation }) => operation));
  return {
    failures,
    idle: idleOperations(first.report).filter((label) => idle.has(label)),
    throttled: throttledOperations(first.report).filter((label) => throttled.has(label)),
    unanswered: first.report.errors.filter(({ operation }) => silent.has(operation)),
    finished: first.report.finished || second.report.finished,
  };
}

/** Whether a second report can't change the result. */
export function isClean({ report, counted }: ExaminedReport): boolean {
  const { errors, finished } = report;
  const unasked = [...idleOperations(report), ...throttledOperations(report)];
  return finished && errors.length === 0 && unasked.length === 0 && counted.size === 0;
}

const familyOf = ({ check }: Finding): Family | undefined =>
  FAMILIES.find(({ of }) => of.includes(check as SchemathesisCheck));

/** A finding in our own words. */
export function describeFinding({ code, operation, request, response }: Finding): string {
  const own = operation.startsWith(`${request.method} `);
  const asked = own ? operation : `${request.method} ${operation.slice(operation.indexOf(' ') + 1)}`;
  return `${asked} ${SENTENCES[code](response.status)}`;
}
