import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { isProgramChecker, type OptimizationDefinition } from '../definition.js';
import { SPEED } from './speed-group.js';

const MANIFEST = 'challenge.yml';

const finding = (severity: PackageFinding['severity'], code: string, message: string): PackageFinding => ({
  severity,
  code,
  path: MANIFEST,
  message,
});

/** What a challenge that measures speed must declare besides; how far apart its programs are, only running them tells. */
export function inspectSpeed(pack: ChallengePackage, definition: OptimizationDefinition): PackageFinding[] {
  const { speed, growth } = definition;
  if (speed === undefined) {
    const message = 'growth is measured with speed, which is not declared';
    return growth === undefined ? [] : [finding('error', 'GROWTH_WITHOUT_SPEED', message)];
  }
  return [...unknownFamilies(definition), ...groupOf(pack, definition), ...comparedBy(definition)];
}

function comparedBy({ checker }: OptimizationDefinition): PackageFinding[] {
  if (!isProgramChecker(checker)) return [];
  const message = `every measured answer is compared with the reference's, which checker ${checker.type} does not do`;
  return [finding('error', 'SPEED_CHECKER', message)];
}

function unknownFamilies({ speed, growth, families }: OptimizationDefinition): PackageFinding[] {
  const known = families.map((family) => family.family ?? family.id);
  const unknown = (part: string, family: string): PackageFinding[] =>
    known.includes(family)
      ? []
      : [finding('error', 'FAMILY_UNKNOWN', `${part} names family "${family}", which is not declared`)];
  return [
    ...(speed === undefined ? [] : unknown('speed', speed.family)),
    ...(growth?.families ?? []).flatMap((family) => unknown('growth', family)),
  ];
}

function groupOf(pack: ChallengePackage, definition: OptimizationDefinition): PackageFinding[] {
  const { groups, languages } = pack.manifest;
  const group = groups.find(({ id }) => id === SPEED);
  if (group === undefined)
    return [
      finding(
        'warning',
        'SPEED_UNGRADED',
        'speed is declared, but there is no group "speed": it is not measured and earns no points',
      ),
    ];
  const findings = languages.flatMap((language) => incomplete(definition, language));
  if (group.requires?.includes('correct') !== true)
    findings.push(
      finding('error', 'SPEED_UNGATED', 'group "speed" must require "correct": wrong answers are fast'),
    );
  if (group.aggregate === 'all')
    findings.push(
      finding('error', 'SPEED_AGGREGATE', 'group "speed" with "all" would lose every partial score'),
    );
  for (const { id, requires } of groups)
    if (requires?.includes(SPEED) === true)
      findings.push(
        finding(
          'error',
          'SPEED_REQUIRED',
          `group "${id}" requires "speed", which is measured after all others`,
        ),
      );
  return findings;
}

function incomplete(
  { reference, baseline, speed }: OptimizationDefinition,
  language: string,
): PackageFinding[] {
  const missing = [
    ...(reference[language] === undefined ? ['a reference'] : []),
    ...(baseline?.[language] === undefined ? ['a baseline'] : []),
    ...(speed?.sizes[language] === undefined ? ['a size in speed'] : []),
  ];
  if (missing.length === 0) return [];
  const message = `speed cannot be measured in ${language}: it lacks ${missing.join(', ')}`;
  return [finding('error', 'SPEED_INCOMPLETE', message)];
}
