import { z } from 'zod';
import { fillConstants } from './constants.js';
import { FOLDER_PROMISES, SLOW_ACCEPTED, type CaseWord, type SubmissionPromise } from './expectation.js';
import type { ImportReport } from './import-report.js';
import { parseKnownKeys } from '../package/parse-yaml.js';
import { decodeYaml, isNewest, type Problem } from './problem-yaml.js';
import type { ProblemPackage } from './read-package.js';

const SUBMISSIONS_YAML = 'submissions/submissions.yaml';

const verdicts = z.array(z.enum(['AC', 'WA', 'TLE', 'RTE'])).min(1);
const rules = {
  permitted: verdicts.optional(),
  required: verdicts.optional(),
  score: z.union([z.number(), z.tuple([z.number(), z.number()])]).optional(),
  message: z.string().optional(),
  use_for_time_limit: z.union([z.boolean(), z.enum(['lower', 'upper'])]).optional(),
};

const entrySchema = z
  .object({
    ...rules,
    language: z.string().optional(),
    entrypoint: z.string().optional(),
    authors: z.unknown().optional(),
    model_solution: z.boolean().optional(),
  })
  .catchall(z.strictObject(rules))
  .superRefine((entry, context) => {
    const known = ['language', 'entrypoint', 'authors', 'model_solution', ...Object.keys(rules)];
    for (const key of Object.keys(entry))
      if (!known.includes(key) && !/^[{]?(sample|secret)/.test(key))
        context.addIssue({ code: 'unrecognized_keys', keys: [key], input: entry });
  });

/** An entry of `submissions.yaml` (version 2025-09) about the submissions that a pattern matches. */
type Entry = z.output<typeof entrySchema>;

/** What the file says about one submission. */
export interface SubmissionFacts {
  readonly promise: SubmissionPromise | undefined;
  readonly language: string | undefined;
  readonly entrypoint: string | undefined;
  /** Whether its slowest run bounds an inferred time limit from below. */
  readonly boundsTime: boolean;
  /** The bound that `use_for_time_limit` explicitly requests for it. */
  readonly askedBound: 'lower' | 'upper' | undefined;
}

/** Looks up the facts about `<folder>/<name>`. */
export type AskSubmission = (path: string) => SubmissionFacts;

/** Reads `submissions.yaml`, if there is one, over the default folders of the format. */
export function readSubmissionRules(
  { files }: ProblemPackage,
  problem: Problem,
  report: ImportReport,
): AskSubmission {
  const content = isNewest(problem.format) ? files.get(SUBMISSIONS_YAML) : undefined;
  const text = content && decodeYaml(content, SUBMISSIONS_YAML, report);
  const filled = text === undefined ? '' : fillConstants(text, problem.constants);
  const entries = filled.replace(/#.*$/gm, '').trim() === '' ? {} : parseEntries(filled, report);
  for (const [pattern, entry] of Object.entries(entries)) {
    const unread = Object.keys(entry).filter((key) => key === 'message' || /^[{]?(sample|secret)/.test(key));
    for (const key of unread)
      report.skip(
        'RULE_NOT_CHECKED',
        SUBMISSIONS_YAML,
        `"${pattern}.${key}": what holds for some cases only is not checked`,
      );
  }
  return (path) => factsOf(path, entries);
}

function parseEntries(text: string, report: ImportReport): Record<string, Entry> {
  const parsed = parseKnownKeys(SUBMISSIONS_YAML, text, z.record(z.string(), entrySchema));
  for (const { code, path, message } of parsed.ok ? parsed.ignored : parsed.findings)
    report.skip(code, path, `${message}; ${parsed.ok ? 'it' : 'the file'} is ignored`);
  return parsed.ok ? parsed.value : {};
}

function factsOf(path: string, entries: Readonly<Record<string, Entry>>): SubmissionFacts {
  const folder = path.split('/')[0] ?? '';
  const matching = Object.entries(entries).filter(([pattern]) => matches(pattern, path));
  const own = matching.map(([, entry]) => entry);
  const base = FOLDER_PROMISES[folder];
  // An entry with exactly the folder's name replaces its defaults key by key.
  const named = entries[folder];
  const all = [
    {
      permitted: named?.permitted ?? (base && [...base.permitted]),
      required: named?.required ?? (base && [...(base.required[0] ?? [])]),
    },
    ...own.filter((entry) => entry !== named),
  ];
  const permitted = all.flatMap((rule) => (rule.permitted ? [new Set<CaseWord>(rule.permitted)] : []));
  const required = all.flatMap((rule) => (rule.required ? [new Set<CaseWord>(rule.required)] : []));
  const score = own.map((entry) => entry.score).findLast((value) => value !== undefined);
  const known = base !== undefined || own.length > 0;
  const allowed = intersection(permitted);
  const uses = own.map((entry) => entry.use_for_time_limit).findLast((value) => value !== undefined);
  return {
    promise: known
      ? {
          permitted: allowed,
          required,
          ...(base?.partial === true && { partial: true }),
          ...(score !== undefined && { score: typeof score === 'number' ? [score, score] : score }),
        }
      : undefined,
    language: own.map((entry) => entry.language).findLast((value) => value !== undefined),
    entrypoint: own.map((entry) => entry.entrypoint).findLast((value) => value !== undefined),
    askedBound: typeof uses === 'string' ? uses : undefined,
    boundsTime:
      folder !== SLOW_ACCEPTED &&
      (uses === 'lower' || (uses !== false && uses !== 'upper' && !allowed.has('TLE'))),
  };
}

function intersection(sets: readonly ReadonlySet<CaseWord>[]): ReadonlySet<CaseWord> {
  const all: CaseWord[] = ['AC', 'WA', 'TLE', 'RTE'];
  return new Set(all.filter((word) => sets.every((set) => set.has(word))));
}

/** Whether a pattern matches a path or a folder above it ("Glob patterns"): `*` within a part, `{a,b}` one of several. */
function matches(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/\/$/, '')
    .split(/(\*|\{[^{}]*\})/)
    .map((part) => {
      if (part === '*') return '[^/]*';
      if (part.startsWith('{') && part.endsWith('}'))
        return `(?:${part.slice(1, -1).split(',').map(escapeRegExp).join('|')})`;
      return escapeRegExp(part);
    })
    .join('');
  return new RegExp(`^${source}(?:/|$)`).test(path);
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
