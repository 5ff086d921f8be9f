import type { Exchange } from '@hone/contracts';
import { logText, type LogEntry, type ProbeOutcome, type ProbeRequest } from '@hone/contracts/sandbox';
import { decodeText, evidenceText } from '../../judging/evidence-text.js';
import { createSeededRandom } from '../../judging/seeded-random.js';
import { describeExchange } from '../exchanges/describe-exchange.js';
import { jsonOf } from '../exchanges/judge-answer.js';
import type { HttpFile, RequestText } from './http-file.js';
import { resolveRequest } from './resolve-request.js';
import type { NamedAnswer } from './variables.js';
import { delay } from '../../judging/delay.js';

const MOST_PLAYED_MS = 30_000;
/** A service's output for a request arrives a little after its answer. */
const LOG_COMES_WITHIN_MS = 20;

/** The service that is asked. */
export interface AskedService {
  readonly port: number;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly send: (request: ProbeRequest) => Promise<ProbeOutcome>;
  readonly log: () => readonly LogEntry[];
}

interface Stop {
  readonly by: 'file' | 'service';
  readonly why: string;
  readonly failure?: Extract<ProbeOutcome, { failure: unknown }>['failure'];
}

export interface PlayedFile {
  readonly exchanges: readonly Exchange[];
  /** Why not all requests were sent, or the last one was not answered. */
  readonly stopped?: Stop;
}

/** Sends the requests one after the other, until one cannot be sent or is not answered. */
export async function playFile(
  { requests, variables }: HttpFile,
  service: AskedService,
): Promise<PlayedFile> {
  const answers = new Map<string, NamedAnswer>();
  const random = createSeededRandom(service.seed, 'console');
  const scope = { variables, host: `http://localhost:${service.port}`, random, answers };
  const exchanges: Exchange[] = [];
  const began = service.now();
  for (const [index, written] of requests.entries()) {
    service.signal.throwIfAborted();
    const unsent = `${requests.length - index} of ${requests.length} requests were not sent.`;
    if (service.now() - began > MOST_PLAYED_MS)
      return {
        exchanges,
        stopped: {
          by: 'service',
          failure: 'no-answer',
          why: `After ${MOST_PLAYED_MS / 1_000} seconds, ${unsent}`,
        },
      };
    const resolved = resolveRequest(written, service.port, scope);
    if ('problem' in resolved)
      return {
        exchanges,
        stopped: { by: 'file', why: `Line ${resolved.line}: ${resolved.problem}. ${unsent}` },
      };
    const printed = service.log().at(-1);
    const outcome = await service.send(resolved.request);
    await delay(LOG_COMES_WITHIN_MS);
    const exchange = describeExchange({}, resolved.request, outcome);
    exchanges.push({ ...exchange, ...logOf(service.log(), printed) });
    if ('failure' in outcome) {
      const why = failureWords(written, exchange, requests.length - index - 1);
      return { exchanges, stopped: { by: 'service', why, failure: outcome.failure } };
    }
    if (written.name !== undefined) answers.set(written.name, answerOf(outcome));
  }
  return { exchanges };
}

/** The output after an entry; all that is left where the ring has dropped the entry. */
function logOf(log: readonly LogEntry[], last: LogEntry | undefined): Pick<Exchange, 'log'> {
  const text = logText(last === undefined ? log : log.slice(log.indexOf(last) + 1));
  return text === '' ? {} : { log: evidenceText(text) };
}

function failureWords({ line }: RequestText, { request, failure }: Exchange, left: number): string {
  const rest =
    left === 0
      ? ''
      : ` ${left === 1 ? 'The request' : `The ${left} requests`} after it ${left === 1 ? 'was' : 'were'} not sent.`;
  return `Line ${line}, ${request.method} ${request.target}: ${failure}${rest}`;
}

function answerOf({ response }: Extract<ProbeOutcome, { response: unknown }>): NamedAnswer {
  return { headers: response.headers, body: decodeText(response.body), json: jsonOf(response) };
}
