import { fillConstantsOf } from './constants.js';
import type { ImportReport } from './import-report.js';
import { isNewest, type Problem } from './problem-yaml.js';
import type { ProblemPackage } from './read-package.js';

/** Folder of a validator in the challenge. */
const VALIDATOR = 'tests/validator';

/** The `checker` of a challenge and its files. */
export interface ImportedChecker {
  readonly checker: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The default validator, or the package's own. */
export function importChecker(
  pack: ProblemPackage,
  problem: Problem,
  limits: { cpuMs: number; memoryMiB: number },
  report: ImportReport,
): ImportedChecker {
  const newest = isNewest(problem.format);
  if (!newest && !problem.customValidator)
    return { checker: { type: 'icpc', flags: problem.validatorFlags }, files: new Map() };
  const program = newest ? programOf2025(pack, problem, report) : legacyProgram(pack, report);
  if (program === undefined) {
    if (problem.interactive && newest)
      report.reject(
        'VALIDATOR_MISSING',
        'output_validator',
        'an interactive problem needs an output validator',
      );
    return { checker: { type: 'icpc', flags: problem.validatorFlags }, files: new Map() };
  }
  for (const [path, content] of program.files)
    if (path.endsWith('.py') && /^#!.*python2/.test(new TextDecoder().decode(content.subarray(0, 80))))
      report.reject('VALIDATOR_LANGUAGE', `${program.path}/${path}`, 'Python 2 is not offered');
  const files = [...program.files].map(
    ([path, content]) => [`${VALIDATOR}/${path}`, fillConstantsOf(content, problem.constants)] as const,
  );
  const type = problem.interactive ? 'interactive' : 'custom';
  const checker = { type, path: VALIDATOR, flags: problem.validatorFlags, ...limits };
  return { checker, files: new Map(files) };
}

interface Program {
  readonly path: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

function programOf2025(pack: ProblemPackage, { format }: Problem, report: ImportReport): Program | undefined {
  const own = below(pack.files, 'output_validator/');
  // The first drafts use the folder of legacy.
  const isOlder = format !== '2025-09' && below(pack.files, 'output_validators/').size > 0;
  if (own.size === 0) return isOlder ? legacyProgram(pack, report) : undefined;
  // The folder is the program, or contains it as its only folder.
  const tops = new Set(
    [...own.keys()].map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : '')),
  );
  const [only = ''] = tops;
  if (tops.size === 1 && only !== '')
    return { path: `output_validator/${only}`.slice(0, -1), files: below(own, only) };
  return { path: 'output_validator', files: own };
}

function legacyProgram({ files }: ProblemPackage, report: ImportReport): Program | undefined {
  const own = below(files, 'output_validators/');
  const names = [...new Set([...own.keys()].map((path) => path.split('/')[0] ?? ''))];
  const [name] = names;
  if (name === undefined) {
    report.reject('VALIDATOR_MISSING', 'output_validators', '"validation": custom needs an output validator');
    return undefined;
  }
  if (names.length > 1) {
    const message = `one output validator is supported, and there are ${names.length}: ${names.join(', ')}`;
    report.reject('VALIDATORS_SEVERAL', 'output_validators', message);
  }
  const single = own.get(name);
  if (single !== undefined) return { path: 'output_validators', files: new Map([[name, single]]) };
  return { path: `output_validators/${name}`, files: below(own, `${name}/`) };
}

/** Files below a folder by their path in it; `prefix` ends in a slash. */
export function below(files: ReadonlyMap<string, Uint8Array>, prefix: string): Map<string, Uint8Array> {
  const own = [...files].filter(([path]) => path.startsWith(prefix));
  return new Map(own.map(([path, content]) => [path.slice(prefix.length), content]));
}
