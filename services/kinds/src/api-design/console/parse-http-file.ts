import {
  MOST_BODY_BYTES,
  MOST_REQUESTS,
  type FileProblem,
  type FileVariable,
  type HttpFile,
  type PlacedText,
  type RequestText,
} from './http-file.js';
import { readRequest, type Reading } from './read-request.js';
import { findUnknownPlaces } from './variables.js';

export type ParsedHttpFile =
  | { readonly ok: true; readonly file: HttpFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const SEPARATOR = /^#{3,}/;

/**
 * Reads a `.http` file as VS Code's REST Client and JetBrains' HTTP Client write it: requests separated by `###`,
 * `# @name`, `@variable = value`, `{{variable}}`. Scripts, files and other protocols are problems, each with its line.
 * `given` are variables that the task has.
 */
export function parseHttpFile(text: string, given: readonly FileVariable[] = []): ParsedHttpFile {
  const reading: Reading = { problems: [], variables: [] };
  const requests = blocksOf(text)
    .map((lines) => readRequest(lines, reading))
    .filter((request) => request !== undefined);
  const file: HttpFile = { requests, variables: [...given, ...reading.variables] };
  const problems = [...reading.problems, ...problemsOf(file)].sort((one, other) => one.line - other.line);
  if (requests.length === 0 && problems.length === 0)
    return { ok: false, problems: [{ line: 1, message: 'there is no request; write one like GET /path' }] };
  return problems.length === 0 ? { ok: true, file } : { ok: false, problems };
}

function blocksOf(text: string): PlacedText[][] {
  const blocks: PlacedText[][] = [[]];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries())
    if (SEPARATOR.test(line)) blocks.push([]);
    else blocks.at(-1)?.push({ text: line, line: index + 1 });
  return blocks;
}

/** Problems of requests that can be read. */
function problemsOf(file: HttpFile): FileProblem[] {
  const { requests } = file;
  const tooMany = requests[MOST_REQUESTS];
  if (tooMany !== undefined)
    return [
      {
        line: tooMany.line,
        message: `this file has ${requests.length} requests; a run plays up to ${MOST_REQUESTS}`,
      },
    ];
  return [...requests.flatMap(bodyProblems), ...findUnknownPlaces(file)];
}

function bodyProblems({ body }: RequestText): FileProblem[] {
  const bytes = Buffer.byteLength(body?.text ?? '');
  return body === undefined || bytes <= MOST_BODY_BYTES
    ? []
    : [{ line: body.line, message: bodyTooLarge(bytes) }];
}

export const bodyTooLarge = (bytes: number): string =>
  `this body has ${bytes} bytes; up to ${MOST_BODY_BYTES} are sent`;
