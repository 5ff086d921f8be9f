import type { CodePlace } from '@hone/contracts';

/** A problem at a line of a file, as reported by a compiler, an interpreter or a checker. */
export interface Problem extends CodePlace {
  readonly severity: 'error' | 'warning';
}

const MOST_PROBLEMS = 50;
const MOST_CHARACTERS = 100_000;
const MESSAGE_CHARACTERS = 400;

/** Place and message in one line: C, C++, Java, Go and Ruby; `line 3, column 5: …` of our checkers. */
const PLACED = [
  /^\s*(?<path>[^\s:()'"]+):(?<line>\d+)(?::(?<column>\d+))?(?::in [`'][^']*')?:\s+(?<message>.+)$/,
  /^(?:(?<path>\S+\.\w+), )?line (?<line>\d+), column (?<column>\d+): (?<message>.+)$/,
];
/** A place before its message: frames of Python, the innermost last; the line that Node prints first. */
const PLACE_BEFORE = [/^\s*File "(?<path>[^"]+)", line (?<line>\d+)/, /^(?<path>[^\s:]+):(?<line>\d+)$/];
/** A place after its message: frames of JavaScript, Java and Go, the innermost first; esbuild. */
const PLACE_AFTER = [
  /^\s+at (?:.*[\s(])?(?<path>[^\s():]+):(?<line>\d+)(?::(?<column>\d+))?\)?$/,
  /^\s+(?<path>\/\S+\.go):(?<line>\d+)/,
  /^\s+(?<path>[^\s:]+):(?<line>\d+):(?<column>\d+):$/,
];
const MESSAGES = [
  /^(?:Exception in thread "[^"]*" |Uncaught )?(?<message>[\w.$:]*(?:Error|Exception|Exit|Interrupt|Warning)\b.*)$/,
  /^(?<message>(?:panic|fatal error): .+)$/,
  /^\S+ \[ERROR\] (?<message>.+)$/,
];

type Groups = Readonly<Record<string, string | undefined>>;

function match(patterns: readonly RegExp[], line: string): Groups | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(line);
    if (found?.groups !== undefined) return found.groups;
  }
  return undefined;
}

/** The file that a printed path means: itself, one below the working folder, or, in Java, its name alone. */
export function findPath(printed: string, paths: readonly string[]): string | undefined {
  const path = printed.replace(/^(file:\/\/|\.\/)/, '');
  return (
    paths.find((each) => each === path || path.endsWith(`/${each}`)) ??
    paths.find((each) => each.endsWith(`/${path}`))
  );
}

type Place = Pick<Problem, 'path' | 'line' | 'column'>;

function placeOf({ path, line, column }: Groups, paths: readonly string[]): Place | undefined {
  // With a single file, its name is not always printed.
  const own = path === undefined ? paths.length === 1 && paths[0] : findPath(path, paths);
  if (typeof own !== 'string' || line === undefined) return undefined;
  return { path: own, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
}

function problemAt(place: Place, message: string): Problem | undefined {
  const [, kind, text = ''] = /^(?:(error|warning|note|fatal error): )?(.+)$/.exec(message) ?? [];
  if (kind === 'note') return undefined;
  const severity = kind === 'warning' ? 'warning' : 'error';
  return { ...place, severity, message: text.slice(0, MESSAGE_CHARACTERS) };
}

/** The problems of one text, line by line. */
function readText(text: string, paths: readonly string[]): Problem[] {
  const found: Problem[] = [];
  let place: Place | undefined;
  let said: string | undefined;
  const add = (at: Place, message: string) => {
    const problem = problemAt(at, message);
    if (problem !== undefined) found.push(problem);
    place = undefined;
    said = undefined;
  };
  for (const each of text.slice(0, MOST_CHARACTERS).split('\n')) {
    const line = each.trimEnd();
    const placed = match(PLACED, line);
    const at = placed && placeOf(placed, paths);
    const before = match(PLACE_BEFORE, line);
    const after = match(PLACE_AFTER, line);
    if (at !== undefined) add(at, placed?.['message'] ?? '');
    else if (before !== undefined) place = placeOf(before, paths) ?? place;
    else if (after !== undefined) {
      const frame = placeOf(after, paths);
      if (said !== undefined && frame !== undefined) add(frame, said);
    } else {
      const message = match(MESSAGES, line)?.['message'];
      if (message === undefined) continue;
      if (place === undefined) said = message;
      else add(place, message);
    }
  }
  return found;
}

const nameOf = ({ path, line, message }: Problem): string => `${path}:${line}:${message}`;

/** Each problem once, up to a readable number. */
export function uniqueProblems(problems: readonly Problem[]): Problem[] {
  const byName = new Map<string, Problem>();
  for (const problem of problems) if (!byName.has(nameOf(problem))) byName.set(nameOf(problem), problem);
  return [...byName.values()].slice(0, MOST_PROBLEMS);
}

/** The problems that the texts of a grading report in the files with these paths. */
export const readProblems = (texts: readonly string[], paths: readonly string[]): Problem[] =>
  uniqueProblems(texts.flatMap((text) => readText(text, paths)));
