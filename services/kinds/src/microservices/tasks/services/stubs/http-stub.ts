import { setTimeout } from 'node:timers/promises';
import type { PodStub } from '@hone/contracts/sandbox';
import { fillJson } from '../../../../api-design/exchanges/fill.js';
import type { StubAnswer } from '../scenario/topology-file.js';
import type { Intercept } from './intercept.js';
import { serveHttp, type StubRequest, type StubResponse } from './serve-http.js';

const NOT_FOUND: StubResponse = { status: 404, json: { error: 'nothing answers here' } };

interface Compiled extends StubAnswer {
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** A third party that answers by a table. */
export function createHttpStub(answers: readonly StubAnswer[], intercept: Intercept): PodStub {
  const compiled = answers.map(compile);
  return serveHttp(async (request) => {
    const interception = intercept();
    if (interception !== undefined) {
      await interception.strike();
      return undefined;
    }
    return respond(compiled, request);
  });
}

async function respond(answers: readonly Compiled[], request: StubRequest): Promise<StubResponse> {
  const asked = `${request.method} ${request.path}`;
  for (const { pattern, names, status, json, afterMs } of answers) {
    const match = pattern.exec(asked);
    if (match === null) continue;
    if (afterMs > 0) await setTimeout(afterMs);
    if (json === undefined) return { status };
    const values = new Map<string, unknown>(names.map((name, index) => [name, match[index + 1]]));
    for (const [name, value] of fieldsOf(request)) values.set(`body.${name}`, value);
    return fillAnswer(status, json, values);
  }
  return NOT_FOUND;
}

/** A request without a field that the answer repeats is the caller's mistake. */
function fillAnswer(status: number, json: unknown, values: ReadonlyMap<string, unknown>): StubResponse {
  try {
    return { status, json: fillJson(json, values) };
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
