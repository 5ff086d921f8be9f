import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error as manifestError, MANIFEST } from '../../../judging/findings.js';
import { filesBelow } from '../../../judging/package-files.js';
import type { SqlDefinition } from '../../definition.js';
import type { Injection, InjectionCheck } from './definition.js';

/** The least number of hostile checks, and of their families, that a task must have. */
const MIN_CHECKS = 6;
const MIN_FAMILIES = 4;

const error = (code: string, message: string): PackageFinding => manifestError(code, MANIFEST, message);

/** Findings about a task whose programs send SQL. */
export function inspectInjection(
  pack: ChallengePackage,
  definition: SqlDefinition,
  injection: Injection,
): PackageFinding[] {
  return [
    ...parts(definition),
    ...languages(pack, injection),
    ...groups(pack, injection.checks),
    ...variety(injection.checks),
    ...shapes(injection.checks),
  ];
}

function parts({ engine, task, roles, ...definition }: SqlDefinition): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const { probes, instances, reference, tuning, migration, extensions } = definition;
  if (engine !== 'postgresql' || task !== 'security')
    findings.push(
      error('INJECTION_MISPLACED', 'only a security task of engine postgresql has a part injection'),
    );
  const others = [reference, tuning, migration].some((part) => part !== undefined);
  if (others || probes.length + instances.length + extensions.length > 0)
    findings.push(
      error(
        'INJECTION_MIXED',
        'a task with a part injection has no probes, instances, reference, tuning, migration or extensions beside it',
      ),
    );
  if (roles.length !== 1)
    findings.push(error('ROLE_MISSING', 'roles must name the one role that the statements run as'));
  return findings;
}

function languages({ manifest, files }: ChallengePackage, { fixed, reference }: Injection): PackageFinding[] {
  return manifest.languages.flatMap((language) => {
    const findings: PackageFinding[] = [];
    const folder = reference[language];
    if (language === 'sql')
      findings.push(error('LANGUAGE_UNKNOWN', 'programs that send SQL are not written in the language sql'));
    if (folder === undefined)
      findings.push(error('REFERENCE_MISSING', `no reference says which answers are right in ${language}`));
    else if (filesBelow({ files }, folder).size === 0)
      findings.push(
        manifestError('FILE_MISSING', folder, `${MANIFEST} names this folder, which has no files`),
      );
    if (fixed[language] === undefined)
      findings.push(error('FIXED_MISSING', `fixed names no file of ${language} that stays as it is`));
    for (const path of fixed[language] ?? []) {
      const full = `starter/${language}/${path}`;
      if (!files.has(full))
        findings.push(
          manifestError(
            'FILE_MISSING',
            full,
            `${MANIFEST} says that this file stays as it is; it does not exist`,
          ),
        );
    }
    return findings;
  });
}

function groups(pack: ChallengePackage, checks: readonly InjectionCheck[]): PackageFinding[] {
  const known = new Set(pack.manifest.groups.map(({ id }) => id));
  const findings: PackageFinding[] = [];
  const seen = new Set<string>();
  for (const { id, group } of checks) {
    if (!known.has(group))
      findings.push(error('GROUP_UNKNOWN', `check "${id}" counts for "${group}", which is no group`));
    if (seen.has(id) || known.has(id)) findings.push(error('CHECK_DUPLICATE', `the id "${id}" is taken`));
    seen.add(id);
  }
  for (const id of known)
    if (!checks.some(({ group }) => group === id))
      findings.push(error('GROUP_EMPTY', `no check counts for group "${id}"`));
  return findings;
}

function variety(checks: readonly InjectionCheck[]): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const hostile = checks.filter(({ harmless }) => !harmless);
  const families = new Set(hostile.map(({ family }) => family)).size;
  if (hostile.length < MIN_CHECKS)
    findings.push(
      error(
        'CHECKS_FEW',
        `${hostile.length} checks that are not harmless; at least ${MIN_CHECKS} are needed`,
      ),
    );
  if (families < MIN_FAMILIES)
    findings.push(error('FAMILIES_FEW', `${families} families; at least ${MIN_FAMILIES} are needed`));
  for (const harmless of [true, false])
    if (!checks.some((check) => check.visible && check.harmless === harmless))
      findings.push(error('SAMPLE_MISSING', `no ${harmless ? '' : 'other than '}harmless check is visible`));
  for (const { id, visible, steps } of checks)
    if (!visible && steps.some(({ answer }) => answer !== undefined))
      findings.push(error('SAMPLE_HIDDEN', `check "${id}" shows an answer but is not visible`));
  return findings;
}

/** A call without harmless arguments has no known statements, and would fail whatever it sends. */
function shapes(checks: readonly InjectionCheck[]): PackageFinding[] {
  const callsOf = (list: readonly InjectionCheck[]): Set<string> =>
    new Set(list.flatMap(({ steps }) => steps.map(({ call }) => call)));
  const harmless = callsOf(checks.filter((check) => check.harmless));
  return [...callsOf(checks)]
    .filter((call) => !harmless.has(call))
    .map((call) => error('CALL_WITHOUT_HARMLESS', `no harmless check makes the call "${call}"`));
}
