import { reasonSchema, verdictSchema } from '@hone/contracts';
import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { z } from 'zod';
import { parseYaml } from '../package/parse-yaml.js';

const expectSchema = z.strictObject({
  language: z.string().optional(),
  verdict: verdictSchema.optional(),
  reason: reasonSchema.optional(),
  /** One of these, where an imported package tells no more. */
  reasons: z.array(reasonSchema).min(1).optional(),
  failing: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  score: z.tuple([z.number().min(0).max(100), z.number().min(0).max(100)]).optional(),
  entry: z.string().optional(),
});
export type Expectation = z.infer<typeof expectSchema>;

export const CATEGORIES = ['accepted', 'wrong', 'slow', 'hostile'] as const;
export type Category = (typeof CATEGORIES)[number];

/** A solution folder of a challenge with what it promises. */
export interface Solution {
  readonly path: string;
  readonly category: Category;
  readonly language: string;
  readonly files: readonly { path: string; content: string }[];
  readonly expect: Expectation;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  sql: 'sql',
  java: 'java',
  go: 'go',
  rb: 'ruby',
  cpp: 'cpp',
  cc: 'cpp',
  c: 'c',
};

const error = (code: string, path: string, message: string): PackageFinding => ({
  severity: 'error',
  code,
  path,
  message,
});

/** Finds every solution folder, its language and its `expect.yml`. */
export function findSolutions(pack: ChallengePackage): { solutions: Solution[]; findings: PackageFinding[] } {
  const folders = new Map<string, Map<string, Uint8Array>>();
  const findings: PackageFinding[] = [];
  for (const [path, content] of pack.files) {
    const parts = /^solutions\/([^/]+)\/([^/]+)\/(.+)$/.exec(path);
    if (parts === null) {
      if (path.startsWith('solutions/'))
        findings.push(error('SOLUTION_MISPLACED', path, 'expected solutions/<verdict>/<name>/<file>'));
      continue;
    }
    const [, category = '', name = '', file = ''] = parts;
    if (!CATEGORIES.some((known) => known === category)) {
      findings.push(error('SOLUTION_CATEGORY', path, `"${category}" is none of ${CATEGORIES.join(', ')}`));
      continue;
    }
    const folder = `solutions/${category}/${name}`;
    folders.set(folder, (folders.get(folder) ?? new Map<string, Uint8Array>()).set(file, content));
  }
  const solutions = [...folders].flatMap(([folder, files]) => {
    const parsed = parseSolution(pack, folder, files);
    if ('findings' in parsed) findings.push(...parsed.findings);
    return 'findings' in parsed ? [] : [parsed];
  });
  return { solutions, findings };
}

function parseSolution(
  pack: ChallengePackage,
  folder: string,
  files: Map<string, Uint8Array>,
): Solution | { findings: PackageFinding[] } {
  const yaml = files.get('expect.yml');
  let expect: Expectation = {};
  if (yaml !== undefined) {
    const parsed = parseYaml(`${folder}/expect.yml`, new TextDecoder().decode(yaml), expectSchema);
    if (!parsed.ok) return { findings: parsed.findings };
    expect = parsed.value;
  }
  const sources = [...files].filter(([path]) => path !== 'expect.yml' && !path.endsWith('.md'));
  const language =
    expect.language ??
    languageOf(
      sources.map(([path]) => path),
      pack.manifest.languages,
    );
  if (language === undefined)
    return {
      findings: [
        error('SOLUTION_LANGUAGE', folder, 'name the language in expect.yml; the files do not tell it'),
      ],
    };
  return {
    path: folder,
    category: CATEGORIES.find((category) => folder.startsWith(`solutions/${category}/`)) ?? 'wrong',
    language,
    files: sources.map(([path, content]) => ({ path, content: new TextDecoder().decode(content) })),
    expect,
  };
}

function languageOf(paths: readonly string[], offered: readonly string[]): string | undefined {
  const extensions = paths.map((path) => path.slice(path.lastIndexOf('.') + 1));
  const languages = new Set(extensions.map((extension) => EXTENSIONS[extension]));
  const known = [...languages].filter((language) => language !== undefined && offered.includes(language));
  return known.length === 1 ? known[0] : undefined;
}
