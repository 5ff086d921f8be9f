import type { Exchange } from '@hone/contracts';
import type { ProbeOutcome, ProbeRequest, ProbeResponse } from '@hone/contracts/sandbox';
import { cutAt, evidenceText } from '../../judging/evidence-text.js';
import type { Difference } from './match-json.js';
import type { Step } from './step.js';

const FAILURES: Readonly<Record<Extract<ProbeOutcome, { failure: unknown }>['failure'], string>> = {
  refused: 'The connection was refused: nothing listens on the port.',
  'broken-off': 'The service broke the connection off before the answer was complete.',
  'no-answer': 'No answer came in time.',
  'no-http': 'What came back is not HTTP.',
};
const HEADERS_SHOWN = 60;
const HEADER_CHARACTERS = 2_000;
const WORDS_CHARACTERS = 1_900;

/** An exchange as a learner sees it; `expect` is absent where nothing was expected. */
export function describeExchange(
  { expect }: Partial<Pick<Step, 'expect'>>,
  request: ProbeRequest,
  outcome: ProbeOutcome,
  difference?: Difference,
): Exchange {
  const { method, target, headers, body } = request;
  return {
    atMs: outcome.atMs,
    tookMs: outcome.tookMs,
    request: {
      method,
      target: evidenceText(target),
      headers: shownHeaders(headers),
      ...(body !== undefined && { body: evidenceText(body) }),
    },
    ...('response' in outcome
      ? { response: shownResponse(outcome.response) }
      : { failure: FAILURES[outcome.failure] }),
    ...(expect && { expected: `status ${[expect.status].flat().join(' or ')}` }),
    ...(difference !== undefined && { difference: shownDifference(difference) }),
    curl: evidenceText(curlOf(request)),
  };
}

export const shownHeaders = (headers: ProbeRequest['headers']): [string, string][] =>
  headers
    .slice(0, HEADERS_SHOWN)
    .map(([name, value]) => [
      cutAt(name, 200),
      cutAt(evidenceText(value, HEADER_CHARACTERS), HEADER_CHARACTERS),
    ]);

const shownResponse = ({ status, headers, body }: ProbeResponse): Exchange['response'] => ({
  status,
  headers: shownHeaders(headers),
  body: evidenceText(body),
});

const shownDifference = ({ where, expected, actual }: Difference): Difference => ({
  where: cutAt(where, 400),
  expected: cutAt(evidenceText(expected, WORDS_CHARACTERS), WORDS_CHARACTERS),
  actual: cutAt(evidenceText(actual, WORDS_CHARACTERS), WORDS_CHARACTERS),
});

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request as a shell command. */
export function curlOf({ method, target, headers, body }: ProbeRequest): string {
  return [
    `curl -i -X ${method} ${quoted(`http://localhost:8080${target}`)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-binary ${quoted(Buffer.from(body).toString('utf8'))}`]),
  ].join(' ');
}
