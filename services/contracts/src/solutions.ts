import { z } from 'zod';
import { reasonSchema, verdictSchema } from './outcome.js';
import { growthClassSchema } from './speed-evidence.js';

/**
 * Folders below `solutions/`, by what becomes of the programs in them. `accepted` are the author's answers, `variants` are
 * right answers in styles that the author did not think of first, written from the statement.
 */
export const SOLUTION_CATEGORIES = ['accepted', 'variants', 'wrong', 'slow', 'hostile'] as const;
export type SolutionCategory = (typeof SOLUTION_CATEGORIES)[number];

/** Whether solutions of this folder are right answers, which earn full marks. */
export const isRightCategory = (category: SolutionCategory): boolean =>
  category === 'accepted' || category === 'variants';

/** `expect.yml` beside a solution: what it is, and what grading must say about it. */
export const expectationSchema = z.strictObject({
  language: z.string().optional(),
  verdict: verdictSchema.optional(),
  reason: reasonSchema.optional(),
  /** One of these, where an imported package tells no more. */
  reasons: z.array(reasonSchema).min(1).optional(),
  failing: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  /** Percent, from and to. */
  score: z.tuple([z.number().min(0).max(100), z.number().min(0).max(100)]).optional(),
  entry: z.string().optional(),
  /** How its time grows with the size of the input; told to those who may read the solution. */
  cost: growthClassSchema.optional(),
});
export type Expectation = z.infer<typeof expectationSchema>;

/** Where a file of a solution lies: `solutions/<category>/<name>/<file>`. */
export interface SolutionPlace {
  /** As it is written; it may be none of the known ones. */
  readonly category: string;
  readonly name: string;
  readonly file: string;
}

/** The place of a package's file among the solutions; undefined for every other path. */
export function findSolutionPlace(path: string): SolutionPlace | undefined {
  const [, category, name, file] = /^solutions\/([^/]+)\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (category === undefined || name === undefined || file === undefined) return undefined;
  return { category, name, file };
}

/** Whether a file of a solution's folder is part of the program, and no promise and no remark about it. */
export const isSolutionSource = (file: string): boolean => file !== 'expect.yml' && !file.endsWith('.md');

const LANGUAGES: Readonly<Record<string, string>> = {
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  sql: 'sql',
  cql: 'cql',
  json: 'json',
  yaml: 'openapi',
  yml: 'openapi',
  java: 'java',
  go: 'go',
  rb: 'ruby',
  cpp: 'cpp',
  cc: 'cpp',
  c: 'c',
};

/** The one offered language that the endings of a solution's files name; undefined when none or several do. */
export function findSolutionLanguage(
  paths: readonly string[],
  offered: readonly string[],
): string | undefined {
  const endings = paths.map((path) => path.slice(path.lastIndexOf('.') + 1));
  const named = new Set(
    endings.map((ending) => (Object.hasOwn(LANGUAGES, ending) ? LANGUAGES[ending] : undefined)),
  );
  const known = [...named].filter((language) => language !== undefined && offered.includes(language));
  return known.length === 1 ? known[0] : undefined;
}
