import type { Group } from '@hone/contracts';
import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error, MANIFEST, warning } from '../../judging/findings.js';
import { isProgramChecker, type OptimizationDefinition } from '../definition.js';
import { MEMORY, SPEED } from './measured-groups.js';

/** A measured part of the grading, by the names that its findings use. */
interface MeasuredPart {
  readonly id: typeof SPEED | typeof MEMORY;
  readonly code: 'SPEED' | 'MEMORY';
  readonly part: { readonly family: string; readonly sizes: Readonly<Record<string, number>> } | undefined;
}

/** Checks the further declarations of a challenge that measures; only running its programs shows how far apart they are. */
export function inspectMeasured(
  pack: ChallengePackage,
  definition: OptimizationDefinition,
): PackageFinding[] {
  const parts: MeasuredPart[] = [
    { id: SPEED, code: 'SPEED', part: definition.speed },
    { id: MEMORY, code: 'MEMORY', part: definition.memory },
  ];
  return [...growthAlone(definition), ...parts.flatMap((part) => inspectPart(pack, definition, part))];
}

function growthAlone({ growth, speed, families }: OptimizationDefinition): PackageFinding[] {
  if (growth === undefined) return [];
  if (speed === undefined)
    return [error('GROWTH_WITHOUT_SPEED', MANIFEST, 'growth is measured with speed, which is not declared')];
  return growth.families.flatMap((family) => unknownFamily(families, 'growth', family));
}

function inspectPart(
  pack: ChallengePackage,
  definition: OptimizationDefinition,
  { id, code, part }: MeasuredPart,
): PackageFinding[] {
  if (part === undefined) return [];
  const group = pack.manifest.groups.find((each) => each.id === id);
  const ungraded = `${id} is declared, but there is no group "${id}": it is not measured and earns no points`;
  return [
    ...unknownFamily(definition.families, id, part.family),
    ...(group === undefined
      ? [warning(`${code}_UNGRADED`, MANIFEST, ungraded)]
      : [
          ...pack.manifest.languages.flatMap((language) =>
            incomplete(definition, { id, code, part }, language),
          ),
          ...inspectGroup(pack, group, code),
        ]),
    ...comparedBy(definition, code),
  ];
}

function comparedBy({ checker }: OptimizationDefinition, code: MeasuredPart['code']): PackageFinding[] {
  if (!isProgramChecker(checker)) return [];
  const message = `every measured answer is compared with the reference's, which checker ${checker.type} does not do`;
  return [error(`${code}_CHECKER`, MANIFEST, message)];
}

function unknownFamily(
  families: OptimizationDefinition['families'],
  part: string,
  family: string,
): PackageFinding[] {
  if (families.some(({ id, family: own = id }) => own === family)) return [];
  return [error('FAMILY_UNKNOWN', MANIFEST, `${part} names family "${family}", which is not declared`)];
}

function inspectGroup(pack: ChallengePackage, group: Group, code: MeasuredPart['code']): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const say = (what: string, message: string) =>
    findings.push(error(`${code}_${what}`, MANIFEST, `group "${group.id}" ${message}`));
  const wrong = code === 'SPEED' ? 'wrong answers are fast' : 'wrong answers need little memory';
  if (group.requires?.includes('correct') !== true) say('UNGATED', `must require "correct": ${wrong}`);
  if (group.aggregate === 'all') say('AGGREGATE', 'with "all" would lose every partial score');
  for (const { id, requires } of pack.manifest.groups)
    if (requires?.includes(group.id) === true)
      findings.push(
        error(
          `${code}_REQUIRED`,
          MANIFEST,
          `group "${id}" requires "${group.id}", which is measured after all others`,
        ),
      );
  return findings;
}

function incomplete(
  { reference, baseline }: OptimizationDefinition,
  { id, code, part }: MeasuredPart,
  language: string,
): PackageFinding[] {
  const missing = [
    ...(reference[language] === undefined ? ['a reference'] : []),
    ...(id === SPEED && baseline?.[language] === undefined ? ['a baseline'] : []),
    ...(part?.sizes[language] === undefined ? [`a size in ${id}`] : []),
  ];
  if (missing.length === 0) return [];
  const message = `${id} cannot be measured in ${language}: it lacks ${missing.join(', ')}`;
  return [error(`${code}_INCOMPLETE`, MANIFEST, message)];
}
