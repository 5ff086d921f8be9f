import type { ProbeResponse } from '@hone/contracts/sandbox';
import { decodeText } from '../../../../judging/evidence-text.js';
import { headerOf, jsonOf } from '../../../exchanges/judge-answer.js';
import type { Difference } from '../../../exchanges/match-json.js';

/** Members that RFC 9457 knows; all are optional there. */
export const PROBLEM_MEMBERS = ['type', 'title', 'status', 'detail', 'instance'] as const;
type Member = (typeof PROBLEM_MEMBERS)[number];

const MEDIA_TYPE = 'application/problem+json';

/** How an answer differs from a problem document of RFC 9457 that has these members. */
export function differenceOfProblem(
  response: ProbeResponse,
  members: readonly Member[],
): Difference | undefined {
  const type = headerOf(response, 'content-type');
  if (type?.split(';')[0]?.trim().toLowerCase() !== MEDIA_TYPE)
    return { where: 'header Content-Type', expected: MEDIA_TYPE, actual: type ?? 'no such header' };
  const body = jsonOf(response);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { where: 'body', expected: 'a JSON object', actual: decodeText(response.body).slice(0, 300) };
  const own = body as Readonly<Record<string, unknown>>;
  for (const member of PROBLEM_MEMBERS) {
    const value = Object.hasOwn(own, member) ? own[member] : undefined;
    if (value === undefined && !members.includes(member)) continue;
    const isRight = member === 'status' ? value === response.status : typeof value === 'string';
    if (!isRight)
      return {
        where: `body /${member}`,
        expected: member === 'status' ? `${response.status}, the status of the answer` : 'a string',
        actual: value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 300),
      };
  }
  return undefined;
}

/**
 * Patterns of stack traces in the languages of services. They match blanks within a line only: `\s` would
 * run over all following empty lines, again from each of them.
 */
const TRACES = [
  /^[ \t]*at [^\n(]{1,200}\([^\n()]{1,300}:\d+(:\d+)?\)/m,
  /^[ \t]*at (async )?(file:\/\/)?\/[^\n]{1,300}:\d+:\d+/m,
  /Traceback \(most recent call last\)/,
  /(^|")[ \t]*File "[^"\n]{1,300}", line \d+/m,
  /goroutine \d+ \[[a-z ]{1,40}\]/,
  /\.rb:\d+:in [`'][^'\n]{1,200}'/,
];
const SEARCHED_CHARACTERS = 64 * 1024;

/** The line of a stack trace in an answer; undefined where there is none. */
export function findStackTrace(response: ProbeResponse): string | undefined {
  // In JSON, line ends are escaped.
  const text = decodeText(response.body)
    .slice(0, SEARCHED_CHARACTERS)
    .replaceAll(/\\r?\\n|\\n/g, '\n')
    .replaceAll('\\"', '"');
  for (const trace of TRACES) {
    const found = trace.exec(text);
    if (found !== null) return found[0].trim().slice(0, 300);
  }
  return undefined;
}
