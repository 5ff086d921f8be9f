import { fillConstantsOf } from './constants.js';
import type { ImportReport } from './import-report.js';
import { PACKAGE_LANGUAGES } from './languages.js';
import type { Problem } from './problem-yaml.js';
import type { ProblemPackage } from './read-package.js';
import { below } from './validators.js';

/**
 * The files of `include/` for each language, as `include/<language>/` of the challenge, and starters: these files with
 * an empty main program if they have none. Attachments become fixtures.
 */
export function importProgramsAround(
  { files }: ProblemPackage,
  problem: Problem,
  languages: readonly string[],
  report: ImportReport,
): Map<string, Uint8Array> {
  const made = new Map<string, Uint8Array>();
  const shared = below(files, 'include/default/');
  for (const { id, codes, starter } of PACKAGE_LANGUAGES.filter((language) =>
    languages.includes(language.id),
  )) {
    const included = new Map([...shared, ...codes.flatMap((code) => [...below(files, `include/${code}/`)])]);
    for (const [path, content] of included) {
      const filled = fillConstantsOf(content, problem.constants);
      made.set(`include/${id}/${path}`, filled);
      if (isText(filled)) made.set(`starter/${id}/${path}`, filled);
    }
    const hasMain = [...included.keys()].some((path) => /^[Mm]ain\.[a-z]+$/.test(path));
    if (!hasMain) made.set(`starter/${id}/${starter.path}`, new TextEncoder().encode(starter.content));
  }
  const known = new Set(['default', ...PACKAGE_LANGUAGES.flatMap(({ codes }) => codes)]);
  const others = [...new Set([...below(files, 'include/').keys()].map((path) => path.split('/')[0] ?? ''))];
  for (const code of others.filter((name) => !known.has(name)))
    report.skip('INCLUDE_LANGUAGE', `include/${code}`, `left out: ${code} is not offered`);
  for (const [path, content] of below(files, 'attachments/')) made.set(`fixtures/${path}`, content);
  return made;
}

/** An editor shows a starter, so it is text; programs get the other files anyway. */
function isText(content: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(content).includes('\0');
  } catch {
    return false;
  }
}

/** Languages of the challenge: those that the package allows, among the requested ones. */
export function chooseLanguages(
  problem: Problem,
  wanted: readonly string[] | undefined,
  report: ImportReport,
): string[] {
  const allowed = PACKAGE_LANGUAGES.filter(
    ({ codes }) => problem.languages === 'all' || codes.some((code) => problem.languages.includes(code)),
  ).map(({ id }) => id);
  if (problem.languages !== 'all')
    for (const code of problem.languages)
      if (!PACKAGE_LANGUAGES.some(({ codes }) => codes.includes(code)))
        report.skip('LANGUAGE_LEFT_OUT', 'problem.yaml', `"languages": ${code} is not offered`);
  const chosen = allowed.filter((id) => wanted === undefined || wanted.includes(id));
  if (chosen.length === 0)
    report.reject(
      'LANGUAGE_NONE',
      'problem.yaml',
      `none of the package's languages is offered: ${allowed.join(', ') || 'none'}`,
    );
  return chosen;
}
