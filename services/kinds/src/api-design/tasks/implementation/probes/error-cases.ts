import type { ProbeRequest, ProbeResponse } from '@hone/contracts/sandbox';
import { buildRequest } from '../../../exchanges/build-request.js';
import { headerOf } from '../../../exchanges/judge-answer.js';
import type { Difference } from '../../../exchanges/match-json.js';
import type { Step } from '../../../exchanges/step.js';
import type { CASES, ErrorsParameters } from './errors-parameters.js';
import type { Ask } from './scenario.js';
import type { Situation } from './situation.js';

type CaseName = (typeof CASES)[number] | 'invalid' | 'missing' | 'methods';

const STATUSES: Readonly<Record<CaseName, readonly number[]>> = {
  'malformed-json': [400],
  'media-type': [415],
  'not-acceptable': [406],
  'too-large': [413, 400],
  'unknown-path': [404],
  invalid: [422, 400],
  missing: [404],
  methods: [405],
};

const WORDS: Readonly<Record<CaseName, string>> = {
  'malformed-json': 'a body with broken JSON',
  'media-type': 'a body with the wrong media type',
  'not-acceptable': 'a request that accepts only an image',
  'too-large': 'a body of more than 1 MiB',
  'unknown-path': 'a path that does not exist',
  invalid: 'an invalid value',
  missing: 'a request for something that does not exist',
  methods: 'a method that the path does not offer',
};

const TOO_LARGE_BYTES = 1024 * 1024 + 64 * 1024;

/** A wrong request, and what its answer must be. */
export interface ErrorCase {
  readonly ask: Ask;
  /** Its name, at the beginning of a sentence and within one. */
  readonly what: string;
  readonly lower: string;
  readonly mayHangUp: boolean;
  readonly thenAlive: boolean;
  readonly differenceOf: (response: ProbeResponse) => Difference | undefined;
}

type Parameters = ErrorsParameters;

/** All wrong requests of the probe, in their order. */
export function* errorCases(
  parameters: Parameters,
  situation: Situation,
  kept: ReadonlyMap<string, unknown>,
): Generator<ErrorCase> {
  const step = situation.operation(parameters.operation);
  const build = (each: Step): ProbeRequest => buildRequest(each, situation.renew(kept));
  const caseOf = (name: CaseName, request: ProbeRequest): ErrorCase => ({
    ask: { request, statuses: parameters.statuses[name] ?? STATUSES[name] },
    what: `${WORDS[name].charAt(0).toUpperCase()}${WORDS[name].slice(1)}`,
    lower: WORDS[name],
    mayHangUp: name === 'too-large',
    thenAlive: name === 'too-large',
    differenceOf: () => undefined,
  });
  for (const name of parameters.cases)
    yield caseOf(name, spoil(name, build(step), situation.secret('unknown path')));
  for (const over of parameters.invalid) yield caseOf('invalid', build(putOver(step, over)));
  for (const name of parameters.missing) yield caseOf('missing', build(situation.operation(name)));
  for (const [target, offered] of Object.entries(parameters.methods))
    yield {
      ...caseOf('methods', build({ ...step, send: target })),
      differenceOf: (response) => differenceOfAllow(response, offered),
    };
}

function spoil(name: (typeof CASES)[number], request: ProbeRequest, unknown: string): ProbeRequest {
  const body = Buffer.from(request.body ?? '{}');
  switch (name) {
    case 'malformed-json':
      return { ...request, body: body.subarray(0, -1) };
    case 'media-type':
      return { ...request, headers: changed(request.headers, 'Content-Type', 'text/plain') };
    case 'not-acceptable':
      return { ...request, headers: changed(request.headers, 'Accept', 'image/png') };
    case 'too-large':
      return { ...request, body: Buffer.concat([body, Buffer.alloc(TOO_LARGE_BYTES - body.length, ' ')]) };
    case 'unknown-path': {
      const { body: _, ...rest } = request;
      const headers = request.headers.filter(([each]) => each.toLowerCase() !== 'content-type');
      return { ...rest, method: 'GET', target: `/${unknown}`, headers };
    }
  }
}

function changed(headers: ProbeRequest['headers'], name: string, value: string): ProbeRequest['headers'] {
  const others = headers.filter(([each]) => each.toLowerCase() !== name.toLowerCase());
  return [...others, [name, value]];
}

function putOver(step: Step, over: Readonly<Record<string, unknown>>): Step {
  const merged = { ...(step.json as object), ...over };
  const json = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== '$absent'));
  return { ...step, json };
}

function differenceOfAllow(response: ProbeResponse, offered: readonly string[]): Difference | undefined {
  const value = headerOf(response, 'allow');
  const listed = (value ?? '').split(',').map((each) => each.trim().toUpperCase());
  if (value !== undefined && offered.every((method) => listed.includes(method))) return undefined;
  return {
    where: 'header Allow',
    expected: `a list with ${offered.join(', ')}`,
    actual: value ?? 'no such header',
  };
}
