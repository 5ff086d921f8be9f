import type { Incident, IncidentLog, IncidentSpan } from '@hone/contracts';
import type { Diagnosis } from '../diagnosis.js';
import type { Fault, Selector } from '../files/fault-file.js';

/** A share of the points, and a sentence on it. */
export interface Scored {
  readonly score: number;
  readonly text: string;
}

const SECOND_GUESS = 0.5;

/** How many of `named` are among `right`, each counted once. */
function matches(named: readonly string[], right: readonly string[]): number {
  const left = [...right];
  return named.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

/** Naming too much costs as much as naming too little. */
function share(named: readonly string[], right: readonly string[], found: number): number {
  const most = Math.max(named.length, right.length);
  return most === 0 ? 1 : found / most;
}

export function scoreComponent({ answers, second }: Diagnosis, fault: Pick<Fault, 'answers'>): Scored {
  const named = answers.map(({ component }) => component);
  const right = fault.answers.map(({ component }) => component);
  const found = matches(named, right);
  const isSecond = found === 0 && second !== undefined && right.includes(second);
  const score = share(named, right, isSecond ? SECOND_GUESS : found);
  return { score, text: sentence(score, 'component', named) };
}

export function scoreKind({ answers }: Diagnosis, fault: Pick<Fault, 'answers'>): Scored {
  const named = answers.map(({ kind }) => kind);
  const right = fault.answers.map(({ kind }) => kind);
  const score = share(named, right, matches(named, right));
  return { score, text: sentence(score, 'kind', named) };
}

function sentence(score: number, what: string, named: readonly string[]): string {
  const words = named.length === 0 ? `that nothing is wrong` : named.join(' and ');
  if (score === 1) return `The ${what} is right: ${words}.`;
  if (score === 0) return `You named ${words}. That is not the ${what}.`;
  return `You named ${words}. The ${what} is partly right.`;
}

/** The share of the named ids that show the fault. Where nothing is wrong, no id is right. */
export function scoreEvidence({ evidence }: Diagnosis, fault: Fault, recorded: Incident): Scored {
  if (fault.answers.length === 0)
    return evidence.length === 0
      ? { score: 1, text: 'No evidence is needed.' }
      : { score: 0, text: `${evidence.length} ids were named as evidence. They show ordinary work.` };
  if (evidence.length === 0) return { score: 0, text: 'No evidence was named.' };
  const relevant = idsOf(fault.evidence, recorded);
  const good = evidence.filter((id) => relevant.has(id)).length;
  return {
    score: good / evidence.length,
    text: `${good} of ${evidence.length} ids show the fault.`,
  };
}

/** Ids of the log lines and spans that selectors choose. */
export function idsOf(selectors: readonly Selector[], { logs, spans }: Incident): Set<string> {
  const ofLogs = countGroups(logs.map(groupOfLog));
  const ofSpans = countGroups(spans.map(groupOfSpan));
  const ids = new Set<string>();
  for (const selector of selectors) {
    if ('log' in selector)
      for (const log of logs) if (isLog(selector.log, log, ofLogs.get(groupOfLog(log)) ?? 0)) ids.add(log.id);
    if ('span' in selector)
      for (const span of spans)
        if (isSpan(selector.span, span, ofSpans.get(groupOfSpan(span)) ?? 0)) ids.add(span.id);
  }
  return ids;
}

const groupOfSpan = ({ trace, service, name }: IncidentSpan): string => `${trace} ${service} ${name}`;
/** A line without a trace has no others. */
const groupOfLog = ({ id, trace, service, message }: IncidentLog): string =>
  trace === undefined ? id : `${trace} ${service} ${message}`;

function countGroups(groups: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}

type LogSelector = Extract<Selector, { log: unknown }>['log'];
type SpanSelector = Extract<Selector, { span: unknown }>['span'];

const isLog = (
  { service, message, error, status, leastInTrace = 0 }: LogSelector,
  log: IncidentLog,
  inTrace: number,
): boolean =>
  log.service === service &&
  log.message.includes(message) &&
  inTrace >= leastInTrace &&
  (error === undefined || (log.fields ?? '').includes(error)) &&
  (status === undefined || new RegExp(`"status":${status}\\b`).test(log.fields ?? ''));

const isSpan = (
  { service, name, leastMs = 0, leastInTrace = 0, isError, error }: SpanSelector,
  span: IncidentSpan,
  inTrace: number,
): boolean =>
  span.service === service &&
  span.name === name &&
  span.endMs - span.startMs >= leastMs &&
  inTrace >= leastInTrace &&
  (isError === undefined || span.error !== undefined) &&
  (error === undefined || (span.error ?? '').includes(error));
