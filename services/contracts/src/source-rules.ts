import type { ErrorCode } from './errors.js';
import type { SourceFile } from './challenge.js';
import { foldPath } from './fold-path.js';
import { MAX_SOURCE_BYTES, MAX_SOURCE_FILES } from './submission.js';

/** A problem of a file: the error code, the field, and a message. */
export interface SourceProblem {
  readonly code: Extract<
    ErrorCode,
    'FILE_PATH_REFUSED' | 'FILE_TOO_LARGE' | 'FILE_TOO_MANY' | 'FILE_EMPTY' | 'FILE_ENCODING'
  >;
  /** Field of the request body, such as `files.0.path`. */
  readonly path: string;
  readonly message: string;
}

const MAX_PATH_LENGTH = 200;
const MAX_SEGMENTS = 12;
// Control, format (bidi, zero-width), surrogate and private-use characters do not belong in a file name.
const ODD_CHARACTERS = /[\p{C}\\:*?"<>|]/u;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Why a relative file path is not acceptable; undefined when it is. */
export function findPathProblem(path: string): string | undefined {
  if (path.length === 0) return 'the path is empty';
  if (path.length > MAX_PATH_LENGTH) return `the path is longer than ${MAX_PATH_LENGTH} characters`;
  if (!path.isWellFormed() || ODD_CHARACTERS.test(path))
    return 'the path contains characters that are not allowed';
  if (path.startsWith('/')) return 'the path must be relative, without a leading slash';
  const segments = path.split('/');
  if (segments.length > MAX_SEGMENTS) return `the path is more than ${MAX_SEGMENTS} levels deep`;
  for (const segment of segments) {
    if (segment === '') return 'the path contains an empty segment';
    if (segment === '.' || segment === '..') return 'the path must not contain . or ..';
    if (segment !== segment.trim() || segment.endsWith('.'))
      return 'a segment of the path ends in a space or a dot';
    if (RESERVED.test(segment)) return `"${segment}" is a reserved name`;
  }
  return undefined;
}

/**
 * Whether `path` matches one of the `submit` patterns of a challenge: `*` matches within one segment, `**`
 * across segments. Java names a file after its class, so a pattern that matches `main.java` also matches
 * `Main.java`.
 */
export function matchesSubmitPattern(path: string, patterns: readonly string[]): boolean {
  const names = [path, path.replace(/(^|\/)Main\.java$/, '$1main.java')];
  return patterns.some((pattern) => names.some((name) => patternToRegExp(pattern).test(name)));
}

function patternToRegExp(pattern: string): RegExp {
  const source = pattern
    .split(/(\*\*\/?|\*)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      return part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`, 'u');
}

/**
 * All problems of a submission's files, in the order of the files; empty when they are acceptable. `starter`
 * has the paths of the starter code.
 */
export function findSourceProblems(
  files: readonly SourceFile[],
  patterns: readonly string[],
  starter: readonly string[] = [],
): SourceProblem[] {
  if (files.length > MAX_SOURCE_FILES)
    return [{ code: 'FILE_TOO_MANY', path: 'files', message: `the limit is ${MAX_SOURCE_FILES} files` }];
  const given = starter.filter((path) => !matchesSubmitPattern(path, patterns));
  const seen = new Map(given.map((path) => [foldPath(path), `${path} of the starter code`]));
  const problems = files.flatMap((file, index) => [
    ...pathProblems(file.path, `files.${index}.path`, patterns, seen),
    ...contentProblems(file.content, `files.${index}.content`),
  ]);
  const bytes = files.reduce((sum, file) => sum + new TextEncoder().encode(file.content).length, 0);
  if (bytes > MAX_SOURCE_BYTES) {
    const message = `the files add up to ${bytes} bytes; the limit is ${MAX_SOURCE_BYTES}`;
    problems.push({ code: 'FILE_TOO_LARGE', path: 'files', message });
  }
  if (problems.length === 0 && !files.some((file) => file.content.trim() !== ''))
    problems.push({ code: 'FILE_EMPTY', path: 'files', message: 'every file is empty; add some code' });
  return problems;
}

/** `seen` maps case-folded, normalized paths to the first field, or to the starter file, with that path. */
function pathProblems(
  path: string,
  field: string,
  patterns: readonly string[],
  seen: Map<string, string>,
): SourceProblem[] {
  const rejected = (message: string): SourceProblem[] => [
    { code: 'FILE_PATH_REFUSED', path: field, message },
  ];
  const wrong = findPathProblem(path);
  if (wrong !== undefined) return rejected(wrong);
  if (!matchesSubmitPattern(path, patterns))
    return rejected(`this challenge accepts only ${patterns.join(', ')}`);
  const folded = foldPath(path);
  const twin = seen.get(folded);
  if (twin !== undefined) return rejected(`the path conflicts with ${twin}`);
  seen.set(folded, field);
  return [];
}

function contentProblems(content: string, field: string): SourceProblem[] {
  if (content.isWellFormed() && !content.includes('\0')) return [];
  return [{ code: 'FILE_ENCODING', path: field, message: 'the content is not valid UTF-8 text' }];
}
