import type { ProbeRequest } from '@hone/contracts/sandbox';
import {
  MOST_BODY_BYTES,
  type FileProblem,
  type HttpFile,
  type PlacedText,
  type RequestText,
} from './http-file.js';
import { createSeededRandom } from '../../judging/seeded-random.js';
import { bodyTooLarge } from './parse-http-file.js';
import { fillPlaces, type Scope } from './variables.js';

export type Resolved =
  { readonly request: ProbeRequest } | { readonly line: number; readonly problem: string };

const ANSWER_WITHIN_MS = 5_000;
const MOST_TARGET_CHARACTERS = 8_000;
const MOST_HEADER_CHARACTERS = 2_000;
const OWN_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);
const URL_PARTS = /^(?:(https?):\/\/)?([^/?#]*)([^#]*)/i;
/** Headers that the client sets itself, so that one request cannot become two. */
const OWN_HEADERS = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** A request as it is sent: its variables filled in, its target and headers checked. `port` is the service's. */
export function resolveRequest(written: RequestText, port: number, scope: Scope): Resolved {
  const fill = (placed: PlacedText): string => {
    const filled = fillPlaces(placed, scope);
    if ('problem' in filled) throw new Unsendable(placed.line, filled.problem);
    return filled.text;
  };
  try {
    const target = readTarget(fill(written.target), written.target.line, port);
    const headers = written.headers.flatMap(({ name, ...value }) =>
      readHeader(name, fill(value), value.line, port),
    );
    const body = written.body === undefined ? undefined : Buffer.from(fill(written.body));
    if (body !== undefined && body.length > MOST_BODY_BYTES)
      throw new Unsendable(written.body?.line ?? written.line, bodyTooLarge(body.length));
    return {
      request: { method: written.method, target, headers, ...(body && { body }), withinMs: ANSWER_WITHIN_MS },
    };
  } catch (error) {
    if (error instanceof Unsendable) return { line: error.line, problem: error.message };
    throw error;
  }
}

/** Problems that can be found before any request is sent: in texts whose values don't come from an answer. */
export function findUnsendable({ requests, variables }: HttpFile, port: number): FileProblem[] {
  const random = createSeededRandom('before');
  const scope: Scope = { variables, host: `http://localhost:${port}`, random, answers: new Map() };
  return requests.flatMap((written) => {
    if (mentionsAnswer(written, variables)) return [];
    const resolved = resolveRequest(written, port, scope);
    return 'problem' in resolved ? [{ line: resolved.line, message: resolved.problem }] : [];
  });
}

const OF_ANSWER = /\{\{\s*[\w-]+\.response\./;

/** A variable may contain such a value, too. */
const mentionsAnswer = ({ target, headers, body }: RequestText, variables: HttpFile['variables']): boolean =>
  [target, ...headers, ...(body ? [body] : []), ...variables].some(({ text }) => OF_ANSWER.test(text));

/** Aborts the reading of one request; caught within this file. */
class Unsendable extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** The request line's target: of `/path`, `http://localhost:8080/path` or `localhost:8080/path`. */
function readTarget(text: string, line: number, port: number): string {
  if (text.length > MOST_TARGET_CHARACTERS)
    throw new Unsendable(line, `a target has up to ${MOST_TARGET_CHARACTERS} characters`);
  if (text.startsWith('/')) return encodeTarget(text);
  const [, scheme, authority = '', path = ''] = URL_PARTS.exec(text) ?? [];
  requireOwnHost(authority, line, port);
  if (scheme?.toLowerCase() === 'https')
    throw new Unsendable(line, `your service speaks plain HTTP; write http://localhost:${port}`);
  return encodeTarget(path.startsWith('/') ? path : `/${path}`);
}

function requireOwnHost(authority: string, line: number, port: number): void {
  const [, host = '', at] = /^(.*?)(?::(\d{1,5}))?$/.exec(authority.slice(0, 300)) ?? [];
  if (!OWN_HOSTS.has(host.toLowerCase()))
    throw new Unsendable(
      line,
      `requests go to your service only, not to "${host}"; write /path or http://localhost:${port}/path`,
    );
  if (at !== String(port))
    throw new Unsendable(line, `your service listens on port ${port}, not on ${at ?? 80}`);
}

/** Characters that a request line can't contain are percent-encoded. */
const encodeTarget = (target: string): string =>
  target
    .replace(/#.*$/s, '')
    .toWellFormed()
    .replace(/[^\x21-\x7e]/gu, encodeURIComponent);

function readHeader(name: string, value: string, line: number, port: number): [string, string][] {
  const lower = name.toLowerCase();
  if (lower === 'host') {
    requireOwnHost(value, line, port);
    return [];
  }
  if (OWN_HEADERS.has(lower)) throw new Unsendable(line, `${name} is set by the client; remove it`);
  if (value.length > MOST_HEADER_CHARACTERS)
    throw new Unsendable(line, `a header has up to ${MOST_HEADER_CHARACTERS} characters`);
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value))
    throw new Unsendable(line, `the value of ${name} has a character that no header can have`);
  return [[name, value]];
}
