import type { PodStub } from '@hone/contracts/sandbox';
import { delay } from '../judging/delay.js';
import { fillJson, fillText } from '../judging/fill.js';
import type { Intercept } from './intercept.js';
import { serveHttp, type StubRequest, type StubResponse } from './serve-http.js';
import type { StubAnswer } from './stub-answer.js';

type Values = ReadonlyMap<string, unknown>;

const NOT_FOUND: StubResponse = { status: 404, json: { error: 'nothing answers here' } };

interface Compiled extends StubAnswer {
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** A third party that answers by a table. */
export function createHttpStub(answers: readonly StubAnswer[], intercept: Intercept): PodStub {
  const respond = createResponder(answers);
  return serveHttp(async (request) => {
    const interception = intercept();
    if (interception === undefined) return respond(request);
    await interception.strike();
    return undefined;
  });
}

/** Finds the answer in a table and fills it in; `known` are values beside parts of the request. */
export function createResponder(
  answers: readonly StubAnswer[],
  known: Values = new Map(),
): (request: StubRequest) => Promise<StubResponse> {
  const compiled = answers.map(compile);
  return async (request) => {
    const asked = `${request.method} ${request.path}`;
    for (const answer of compiled) {
      const match = answer.pattern.exec(asked);
      if (match === null) continue;
      if (answer.afterMs > 0) await delay(answer.afterMs);
      const parts = answer.names.map((name, index): [string, unknown] => [name, match[index + 1]]);
      const fields = fieldsOf(request).map(([name, value]): [string, unknown] => [`body.${name}`, value]);
      return fillAnswer(answer, new Map([...known, ...parts, ...fields]));
    }
    return NOT_FOUND;
  };
}

/** A request without a field that the answer repeats is the caller's mistake. */
function fillAnswer({ status, headers, json, body }: StubAnswer, values: Values): StubResponse {
  try {
    return {
      status,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, fillText(value, values)]),
      ),
      ...(json !== undefined && { json: fillJson(json, values) }),
      ...(body !== undefined && { body: fillText(body, values) }),
    };
  } catch (thrown) {
    return { status: 400, json: { error: thrown instanceof Error ? thrown.message : 'a field is missing' } };
  }
}

const fieldsOf = ({ json }: StubRequest): [string, unknown][] =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.entries(json) : [];

const PLACE = /\{([a-zA-Z0-9]+)\}/g;

function compile(answer: StubAnswer): Compiled {
  const names = [...answer.on.matchAll(PLACE)].map(([, name = '']) => name);
  const parts = answer.on.split(PLACE).filter((_, index) => index % 2 === 0);
  const pattern = new RegExp(`^${parts.map(escape).join('([^/]+)')}$`);
  return { ...answer, names, pattern };
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
