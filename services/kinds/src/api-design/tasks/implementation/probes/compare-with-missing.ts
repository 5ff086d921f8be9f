import { headerOf, jsonOf } from '../../../exchanges/judge-answer.js';
import type { Difference } from '../../../exchanges/match-json.js';
import type { Answered } from './scenario.js';

/** Members of an error that describe it. Others, such as an id of the request, differ in any case. */
const DESCRIPTIVE = ['type', 'title', 'status', 'detail', 'code', 'error', 'message'];

/** How the answer about another caller's resource differs from that about a missing one, apart from the ids themselves. */
export function differenceFromMissing(
  foreign: Answered,
  absent: Answered,
  ids: readonly unknown[],
): Difference | undefined {
  const pairs: [string, string | undefined, string | undefined][] = [
    ['status', String(absent.response.status), String(foreign.response.status)],
    [
      'header Content-Type',
      headerOf(absent.response, 'content-type'),
      headerOf(foreign.response, 'content-type'),
    ],
    ...DESCRIPTIVE.map((member): [string, string | undefined, string | undefined] => [
      `body /${member}`,
      memberOf(absent, member, ids),
      memberOf(foreign, member, ids),
    ]),
  ];
  const found = pairs.find(([, missing, other]) => missing !== other);
  if (found === undefined) return undefined;
  const [where, expected, actual] = found;
  return {
    where,
    expected: `${expected ?? 'nothing'}, as where nothing exists`,
    actual: actual ?? 'nothing',
  };
}

/** As text, each id in it replaced by the same mark. */
function memberOf({ response }: Answered, member: string, ids: readonly unknown[]): string | undefined {
  const body = jsonOf(response);
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, member)) return undefined;
  const text = JSON.stringify((body as Record<string, unknown>)[member]).slice(0, 2_000);
  return ids
    .map(String)
    .filter((id) => id !== '')
    .reduce((all, id) => all.replaceAll(id, '…'), text);
}
