import {
  expectationSchema,
  findSolutionLanguage,
  findSolutionPlace,
  isSolutionSource,
  matchesSubmitPattern,
  SOLUTION_CATEGORIES,
  type Expectation,
  type SolutionCategory,
} from '@hone/contracts';
import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { starterOf } from '../order.js';
import { errorFinding } from '../package/error-finding.js';
import { parseYaml } from '../package/parse-yaml.js';

/** The submission in one folder of a challenge, and its promise. */
export interface Program {
  readonly path: string;
  readonly language: string;
  readonly files: readonly { path: string; content: string }[];
  readonly expect: Expectation;
}

/** A solution folder of a challenge. */
export interface Solution extends Program {
  readonly category: SolutionCategory;
}

/** Finds every solution folder, its language and its `expect.yml`. */
export function findSolutions(pack: ChallengePackage): { solutions: Solution[]; findings: PackageFinding[] } {
  const folders = new Map<string, Map<string, Uint8Array>>();
  const findings: PackageFinding[] = [];
  for (const [path, content] of pack.files) {
    const place = findSolutionPlace(path);
    if (place === undefined) {
      if (path.startsWith('solutions/'))
        findings.push(errorFinding('SOLUTION_MISPLACED', path, 'expected solutions/<verdict>/<name>/<file>'));
      continue;
    }
    const { category, name, file } = place;
    if (!SOLUTION_CATEGORIES.some((known) => known === category)) {
      const known = SOLUTION_CATEGORIES.join(', ');
      findings.push(errorFinding('SOLUTION_CATEGORY', path, `"${category}" is none of ${known}`));
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
    const parsed = parseYaml(`${folder}/expect.yml`, new TextDecoder().decode(yaml), expectationSchema);
    if (!parsed.ok) return { findings: parsed.findings };
    expect = parsed.value;
  }
  const sources = [...files].filter(([path]) => isSolutionSource(path));
  const language =
    expect.language ??
    findSolutionLanguage(
      sources.map(([path]) => path),
      pack.manifest.languages,
    );
  if (language === undefined)
    return {
      findings: [
        errorFinding(
          'SOLUTION_LANGUAGE',
          folder,
          'name the language in expect.yml; the files do not show it',
        ),
      ],
    };
  return {
    path: folder,
    category: SOLUTION_CATEGORIES.find((category) => folder.startsWith(`solutions/${category}/`)) ?? 'wrong',
    language,
    files: sources.map(([path, content]) => ({ path, content: new TextDecoder().decode(content) })),
    expect,
  };
}

/** The submission of a learner who changes nothing: the starter's files that a learner may write. */
export function findStarter(pack: ChallengePackage, language: string): Program {
  const files = [...starterOf(pack, language)]
    .filter(([path]) => matchesSubmitPattern(path, pack.manifest.submit))
    .map(([path, content]) => ({ path, content: new TextDecoder().decode(content) }));
  return { path: `starter/${language}`, language, files, expect: {} };
}
