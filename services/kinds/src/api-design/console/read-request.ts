import type { FileProblem, FileVariable, HeaderLine, PlacedText, RequestText } from './http-file.js';

/** The parts of one request while its lines are read. */
export interface Reading {
  readonly problems: FileProblem[];
  readonly variables: FileVariable[];
}

type Line = PlacedText;

const COMMENT = /^\s*(?:#|\/\/)/;
// Nothing here may look for the same blanks in two places: a line can have thousands of them.
const NAME = /^\s*(?:#|\/\/)\s*@name[=\s](.*)$/;
const VARIABLE = /^@([A-Za-z_][\w-]*)\s*=(.*)$/;
const SCRIPT = /^\s*[<>]\s*\{%/;
const FROM_FILE = /^<(?:@\S*)?\s+\S/;
const TO_FILE = /^(?:>>!?|<>)\s+\S/;
const HEADER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:(.*)$/;
const METHOD = /^[A-Z]{2,20}$/;
const QUERY_LINE = /^\s+[?&]/;
const NO_METHOD = /^(?:\/|https?:\/\/|\{\{)/i;
const NOT_SENT = new Set(['CONNECT', 'GRAPHQL', 'GRPC', 'WEBSOCKET', 'RSOCKET']);

const isBlank = ({ text }: Line): boolean => text.trim() === '';

/**
 * Reads the lines between two `###` lines: comments, variables, a request line, headers, and a body. Undefined where
 * there is no request, or one that cannot be read; the problems say why.
 */
export function readRequest(lines: readonly Line[], reading: Reading): RequestText | undefined {
  const { start, name } = readPreamble(lines, reading);
  const first = lines[start];
  if (first === undefined) return undefined;
  const head = readRequestLine(first, reading);
  let next = start + 1;
  let target = head?.target ?? first;
  for (let line = lines[next]; line !== undefined && QUERY_LINE.test(line.text); line = lines[(next += 1)])
    target = { ...target, text: target.text + line.text.trim() };
  const headers: HeaderLine[] = [];
  for (let line = lines[next]; line !== undefined && !isBlank(line); line = lines[(next += 1)])
    headers.push(...readHeader(line, reading));
  const body = readBody(lines.slice(next + 1), reading);
  return head && { line: first.line, name, method: head.method, target, headers, body };
}

/** The lines before the request line: its index, and the name that a comment gives. */
function readPreamble(
  lines: readonly Line[],
  { problems, variables }: Reading,
): { readonly start: number; readonly name: string | undefined } {
  let name: string | undefined;
  for (const [index, { text, line }] of lines.entries()) {
    const [, called] = NAME.exec(text) ?? [];
    const [, variable, value = ''] = VARIABLE.exec(text) ?? [];
    if (called !== undefined) name = called.trim();
    else if (variable !== undefined) variables.push({ name: variable, text: value.trim(), line });
    else if (text.startsWith('@')) problems.push({ line, message: 'write a variable as @name = value' });
    else if (SCRIPT.test(text)) {
      problems.push({ line, message: 'scripts are not run; remove this one' });
      return { start: lines.length, name };
    } else if (text.trim() !== '' && !COMMENT.test(text)) return { start: index, name };
  }
  return { start: lines.length, name };
}

function readRequestLine(
  { text, line }: Line,
  { problems }: Reading,
): { readonly method: string; readonly target: PlacedText } | undefined {
  const problem = (message: string): undefined => void problems.push({ line, message });
  const words = text.trim();
  const blank = Math.max(words.lastIndexOf(' '), words.lastIndexOf('\t'));
  const last = words.slice(blank + 1);
  const version = blank > 0 && last.startsWith('HTTP/') ? last.slice('HTTP/'.length) : undefined;
  const rest = version === undefined ? words : words.slice(0, blank).trim();
  if (version !== undefined && version !== '1.1')
    return problem(`requests are sent as HTTP/1.1, not HTTP/${version}`);
  if (NO_METHOD.test(rest)) return { method: 'GET', target: { text: rest, line } };
  const [method = ''] = /^\S+/.exec(rest) ?? [];
  const target = rest.slice(method.length).trim();
  if (!METHOD.test(method))
    return problem(`"${method.slice(0, 40)}" is not a method; a request begins like GET /path`);
  if (NOT_SENT.has(method)) return problem(`${method} requests are not sent; use plain HTTP methods`);
  if (target === '') return problem(`${method} needs a target, such as ${method} /path`);
  return { method, target: { text: target, line } };
}

function readHeader({ text, line }: Line, { problems }: Reading): HeaderLine[] {
  if (COMMENT.test(text)) return [];
  const [, name, value] = HEADER.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    const message = `"${text.trim().slice(0, 40)}" is not a header; write Name: value, and a blank line before the body`;
    problems.push({ line, message });
    return [];
  }
  return [{ name, text: value.trim(), line }];
}

/** Blank lines at the end don't belong to the body. */
function readBody(lines: readonly Line[], { problems }: Reading): PlacedText | undefined {
  const begin = lines.findIndex((line) => !isBlank(line));
  const first = lines[begin];
  if (first === undefined) return undefined;
  for (const { text, line } of lines) {
    if (SCRIPT.test(text)) problems.push({ line, message: 'scripts are not run; remove this one' });
    if (TO_FILE.test(text)) problems.push({ line, message: 'responses are not written to files' });
  }
  if (FROM_FILE.test(first.text))
    problems.push({ line: first.line, message: 'files are not read; write the body itself here' });
  const kept = lines.slice(begin, lines.findLastIndex((line) => !isBlank(line)) + 1);
  return { text: kept.map(({ text }) => text).join('\n'), line: first.line };
}
