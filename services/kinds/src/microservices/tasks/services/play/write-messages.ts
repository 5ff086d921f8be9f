import type { ActionRecord, PodRecord, RequestRecord } from '@hone/contracts/sandbox';
import type { HistoryEvent } from '../../../history/history.js';
import type { AnswerBody, RequestBody } from '../exchange-body.js';
import { describeFault } from '../scenario/pod-fault.js';
import { DATABASE, type Topology } from '../scenario/topology-file.js';

interface Numbers {
  next(): number;
}

/** The traffic over the links since a time, and the actions on the pod, as events of a history. */
export function writeMessages(
  record: PodRecord,
  {
    topology,
    sinceMs,
    numbers,
  }: { readonly topology: Topology; readonly sinceMs: number; readonly numbers: Numbers },
): HistoryEvent[] {
  const ends = new Map(topology.links.map(({ id, from, to }) => [id, { from, to }]));
  const requests = record.requests.filter(({ link, atMs }) => atMs >= sinceMs && ends.has(link));
  const actions = record.actions.filter(({ atMs }) => atMs >= sinceMs);
  return [
    ...requests.flatMap((request) => exchange(request, ends.get(request.link) as Ends, numbers)),
    ...actions.flatMap((action) => faultEvents(action, ends)),
  ];
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

const LOST: Readonly<Record<RequestRecord['end'], string>> = {
  answered: '',
  'client-gone': 'the caller hung up',
  'server-gone': 'the connection broke',
  refused: 'refused',
  malformed: 'no HTTP',
  open: 'never answered',
};

/** A request and its answer, or the loss of one of them. */
function exchange(request: RequestRecord, { from, to }: Ends, numbers: Numbers): HistoryEvent[] {
  const { atMs, answeredMs, end, deliveries, status } = request;
  const message = numbers.next();
  const isDelivered = deliveries > 0;
  const events: HistoryEvent[] = [
    { atMs, type: 'send', message, from, to, body: { ...requestBody(request) } },
  ];
  if (isDelivered) for (let n = 0; n < deliveries; n += 1) events.push({ atMs, type: 'deliver', message });
  else events.push({ atMs, type: 'drop', message, cause: causeOf(request) });
  if (answeredMs === null) return events;
  const answer = numbers.next();
  const body = { ...answerBody(request, message) };
  const sentMs = isDelivered && status !== null ? Math.max(atMs, answeredMs - SHOWN_MS) : answeredMs;
  events.push({ atMs: sentMs, type: 'send', message: answer, from: to, to: from, body });
  if (end === 'answered') events.push({ atMs: answeredMs, type: 'deliver', message: answer });
  else events.push({ atMs: answeredMs, type: 'drop', message: answer, cause: LOST[end] });
  return events;
}

/** The record has when an answer was complete, not when it was sent: this gives its arrow a visible length. */
const SHOWN_MS = 1;

const causeOf = ({ faults, end }: RequestRecord): string =>
  faults.includes('status') ? 'answered by the link' : LOST[end];

/** The most that the record keeps of a body. */
const MOST_TEXT = 8_192;

function requestBody({ method, path, sent }: RequestRecord): RequestBody {
  const traceparent = sent.headers.find(([name]) => name === 'traceparent')?.[1];
  return {
    type: `${method} ${path}`.slice(0, 120),
    kind: 'request',
    method,
    path,
    ...(traceparent !== undefined && { traceparent }),
    text: sent.body.slice(0, MOST_TEXT),
  };
}

function answerBody({ status, answer, end }: RequestRecord, to: number): AnswerBody {
  const retryAfter = answer?.headers.find(([name]) => name === 'retry-after')?.[1];
  const seconds = retryAfter !== undefined && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined;
  const isWhole = end === 'answered' && status !== null;
  return {
    type: isWhole ? String(status) : LOST[end],
    kind: 'answer',
    to,
    status: isWhole ? status : null,
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
    text: (answer?.body ?? '').slice(0, MOST_TEXT),
  };
}

function faultEvents({ atMs, action }: ActionRecord, ends: ReadonlyMap<string, Ends>): HistoryEvent[] {
  if (action.do !== 'faults') {
    return [{ atMs, type: action.do, node: action.member }];
  }
  const link = ends.get(action.link);
  if (link === undefined || link.to === DATABASE) return [];
  return [{ atMs, type: 'link', ...link, label: action.faults.map(describeFault).join(', ') }];
}
