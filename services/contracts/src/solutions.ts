import { z } from 'zod';
import { reasonSchema, verdictSchema } from './outcome.js';
import { growthClassSchema } from './speed-evidence.js';

/**
 * Folders below `solutions/`, by expected result. `accepted` has the author's solutions, `variants` has
 * correct ones in other styles, written from the statement.
 */
export const SOLUTION_CATEGORIES = ['accepted', 'variants', 'wrong', 'slow', 'hostile'] as const;
export type SolutionCategory = (typeof SOLUTION_CATEGORIES)[number];

/** Whether solutions in this folder are correct and earn full points. */
export const isRightCategory = (category: SolutionCategory): boolean =>
  category === 'accepted' || category === 'variants';

/** `expect.yml` of a solution: what it is, and the expected grading. */
export const expectationSchema = z.strictObject({
  language: z.string().optional(),
  verdict: verdictSchema.optional(),
  reason: reasonSchema.optional(),
  /** Any of these, when an imported package is not more specific. */
  reasons: z.array(reasonSchema).min(1).optional(),
  failing: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  /** Percent, from and to. */
  score: z.tuple([z.number().min(0).max(100), z.number().min(0).max(100)]).optional(),
  entry: z.string().optional(),
  /** Seed of the variant that it answers; a drawn one when absent. Only in challenges that draw variants. */
  variant: z
    .string()
    .regex(/^[0-9a-f]{8,64}$/, 'must be 8 to 64 hexadecimal digits')
    .optional(),
  /** How its time grows with the size of the input; shown to users who may read the solution. */
  cost: growthClassSchema.optional(),
});
export type Expectation = z.infer<typeof expectationSchema>;

/** Location of a solution's file: `solutions/<category>/<name>/<file>`. */
export interface SolutionPlace {
  /** As written; may be unknown. */
  readonly category: string;
  readonly name: string;
  readonly file: string;
}

/** The location of a solution's file; undefined for all other paths. */
export function findSolutionPlace(path: string): SolutionPlace | undefined {
  const [, category, name, file] = /^solutions\/([^/]+)\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (category === undefined || name === undefined || file === undefined) return undefined;
  return { category, name, file };
}

/** Whether a file in a solution's folder is part of the program, and not an expectation or a note. */
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

/**
 * The only offered language that matches the file extensions of a solution; undefined when none or several
 * do.
 */
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
