import type { Check, Evidence, Exchange, ExchangeEvidence, Reveal } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import { failCheck, passCheck, skipCheck, type CheckPlan } from '../../../judging/build-check.js';
import { decodeText, evidenceText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { askService, prepareTester, TESTER } from '../../conformance/ask-service.js';
import { FAMILIES, SCHEMATHESIS_CHECKS, WORKS, type Family } from '../../conformance/checks.js';
import {
  describeFinding,
  examineReport,
  isClean,
  judgeReports,
  type ContractReader,
  type ExaminedReport,
  type Verdict,
} from '../../conformance/judge.js';
import type { Finding } from '../../conformance/report.js';
import type { ImplementationDefinition } from '../../definition.js';
import { curlOf, shownHeaders } from '../../exchanges/describe-exchange.js';
import { openLab, type OpenLab } from '../../lab/open-lab.js';
import type { Service, Start } from './service.js';

type Session = GradingSession<ImplementationDefinition>;

/** A check on the contract's promises, decided by the answers to many requests. */
export interface PlannedFamily {
  readonly plan: CheckPlan;
  readonly family: Family;
}

/** Findings shown of one check. */
const SHOWN = 4;

/** Checks that a definition's `conformance` adds; together they have its weight. */
export function planConformance({ conformance }: ImplementationDefinition): readonly PlannedFamily[] {
  if (conformance === undefined) return [];
  const off = new Set<string>(conformance.off.map(({ check }) => check));
  const on = FAMILIES.filter(({ of }) => of.some((check) => !off.has(check)));
  const families = [WORKS, ...on];
  const { group, weight } = conformance;
  return families.map((family) => ({
    family,
    plan: {
      id: family.id,
      title: family.title,
      group,
      weight: weight / families.length,
      required: group === 'correct',
      visible: false,
    },
  }));
}

/**
 * Checks the service against its contract with requests drawn from the seed. A finding counts only where the service
 * does it again after a restart.
 */
export async function judgeConformance(
  session: Session,
  service: Service,
  planned: readonly PlannedFamily[],
  reveals: Reveal[],
): Promise<readonly Check[]> {
  const { definition } = session;
  const off = new Set<string>(definition.conformance?.off.map(({ check }) => check));
  const { path } = definition.contract;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const content = getPackageFile(session.package, path);
  const tester = service.pod.member(TESTER);
  await prepareTester(tester, {
    contract: { name, content },
    seed: session.seed,
    checks: SCHEMATHESIS_CHECKS.filter((check) => !off.has(check)),
    // The path of readiness may answer any method.
    exclude: [definition.service.ready],
  });
  const reader = contractReader(session, name, decodeText(content));
  const ask = async (): Promise<ExaminedReport | Start> => {
    session.signal.throwIfAborted();
    const start = await service.startAnew();
    if (!start.ok) return start;
    return examineReport(await askService(tester), reader.read);
  };
  try {
    const first = await ask();
    if ('ok' in first) return planned.map(({ plan }) => failedStart(plan, first));
    if (isClean(first)) return planned.map(({ plan }) => passCheck(plan));
    const second = await ask();
    if ('ok' in second) return planned.map(({ plan }) => failedStart(plan, second));
    const verdict = judgeReports(first, second);
    return planned.map((each) => judgeFamily(each, verdict, reveals));
  } finally {
    await reader.close();
  }
}

const failedStart = (plan: CheckPlan, start: Start): Check =>
  start.ok
    ? passCheck(plan)
    : failCheck(plan, start.reason, {
        evidence: { type: 'summary', text: `The service did not start again. ${start.why}` },
      });

/** Opens a tool box with the contract when it is first asked for. */
function contractReader(
  session: Session,
  name: string,
  text: string,
): { read: ContractReader; close(): Promise<void> } {
  let lab: Promise<OpenLab> | undefined;
  let opened: ReturnType<ContractReader> | undefined;
  const open = async (): ReturnType<ContractReader> => {
    lab = openLab(session);
    const box = await lab;
    const contract = await box.open(name, { [name]: text }, name);
    if (contract.ok) return { lab: box, name, contract };
    throw new Error(`the contract cannot be read: ${contract.problems[0]?.message}`);
  };
  return {
    read: () => (opened ??= open()),
    close: async () => (await lab)?.close(),
  };
}

function judgeFamily({ plan, family }: PlannedFamily, verdict: Verdict, reveals: Reveal[]): Check {
  if (!verdict.finished)
    return failCheck(
      plan,
      'time-limit',
      summary('The service takes too long to answer the requests of the contract.'),
    );
  if (family === WORKS) return judgeWorks(plan, verdict);
  const { failures, idle, throttled } = verdict;
  // A service that rejects everybody breaks no other promise.
  if (idle.length > 0) return skipCheck(plan, `Not counted: ${listed(idle)} never answered with 2xx.`);
  if (throttled.length > 0) return skipCheck(plan, `Not counted: ${listed(throttled)} mostly answered 429.`);
  const found = failures.get(family.id) ?? [];
  if (found.length === 0) return passCheck(plan);
  const sentences = found.slice(0, SHOWN).map(describeFinding);
  const text = sentences.join(' ');
  const evidence: ExchangeEvidence = {
    type: 'exchange',
    text,
    exchanges: found.slice(0, SHOWN).map((finding, index) => exchangeOf(finding, sentences[index] ?? '')),
  };
  reveals.push({ check: plan.id, evidence });
  return failCheck(plan, 'contract', { evidence: { type: 'summary', text } });
}

function judgeWorks(plan: CheckPlan, { idle, throttled, unanswered }: Verdict): Check {
  const [silent] = unanswered;
  if (silent !== undefined)
    return failCheck(plan, 'runtime-error', summary(`A request to ${silent.operation} got no answer.`));
  if (idle.length > 0)
    return failCheck(plan, 'contract', summary(`${listed(idle)} never answered with 2xx.`));
  if (throttled.length === 0) return passCheck(plan);
  const text = `${listed(throttled)} mostly answered 429, which the contract doesn't have there.`;
  return failCheck(plan, 'contract', summary(text));
}

const summary = (text: string): { evidence: Evidence } => ({ evidence: { type: 'summary', text } });

const listed = (labels: readonly string[]): string =>
  labels.length <= 3 ? labels.join(', ') : `${labels.slice(0, 3).join(', ')} and ${labels.length - 3} more`;

function exchangeOf({ request, response }: Finding, expected: string): Exchange {
  const { pathname, search } = new URL(request.url);
  const target = `${pathname}${search}`;
  const body = request.body === '' ? undefined : Buffer.from(request.body, 'base64');
  const { method, headers } = request;
  return {
    atMs: 0,
    tookMs: response.ms,
    request: {
      method,
      target: evidenceText(target),
      headers: shownHeaders(headers),
      ...(body !== undefined && { body: evidenceText(body) }),
    },
    response: {
      status: response.status,
      headers: shownHeaders(response.headers),
      body: evidenceText(Buffer.from(response.body, 'base64')),
    },
    expected,
    curl: evidenceText(curlOf({ method, target, headers, ...(body !== undefined && { body }), withinMs: 0 })),
  };
}
