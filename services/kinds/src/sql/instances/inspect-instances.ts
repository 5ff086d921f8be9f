import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error, MANIFEST, warning } from '../../judging/findings.js';
import type { Instance } from './instance.js';

/** The least number of families of data that an answer must be tested on. */
const MIN_FAMILIES = 6;
const MIN_SEEDED = 2;

interface Inspected {
  readonly instances: readonly Instance[];
  readonly reference?: string | undefined;
}

/** Findings about instances; `ownGroups` are the groups of a task's other checks. */
export function inspectInstances(
  pack: ChallengePackage,
  definition: Inspected,
  ownGroups: readonly string[],
): PackageFinding[] {
  return [
    ...eachInstance(pack, definition, ownGroups),
    ...families(definition),
    ...chanceShares(pack, definition),
  ];
}

function eachInstance(
  pack: ChallengePackage,
  definition: Inspected,
  ownGroups: readonly string[],
): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const groups = new Set(pack.manifest.groups.map((group) => group.id));
  const seen = new Set<string>();
  for (const { id, group, visible, file, expected } of definition.instances) {
    if (!groups.has(group))
      findings.push(
        error('GROUP_UNKNOWN', MANIFEST, `instance "${id}" counts for "${group}", which is no group`),
      );
    if (seen.has(id))
      findings.push(error('INSTANCE_DUPLICATE', MANIFEST, `two instances have the id "${id}"`));
    if (groups.has(id)) findings.push(error('INSTANCE_RESERVED', MANIFEST, `"${id}" is the id of a group`));
    if (visible && (file === undefined || expected === undefined))
      findings.push(
        error('SAMPLE_INCOMPLETE', MANIFEST, `visible instance "${id}" needs a file and its expected rows`),
      );
    if (!visible && expected !== undefined)
      findings.push(
        error('SAMPLE_HIDDEN', MANIFEST, `instance "${id}" shows expected rows but is not visible`),
      );
    seen.add(id);
  }
  const used = new Set(['correct', ...ownGroups, ...definition.instances.map((instance) => instance.group)]);
  for (const id of groups)
    if (!used.has(id)) findings.push(error('GROUP_EMPTY', MANIFEST, `no instance counts for group "${id}"`));
  if (definition.reference === undefined)
    findings.push(error('REFERENCE_MISSING', MANIFEST, 'no reference says which rows are right'));
  if (!definition.instances.some((instance) => instance.group === 'correct'))
    findings.push(error('INSTANCE_MISSING', MANIFEST, 'no instance counts for group "correct"'));
  if (!definition.instances.some((instance) => instance.visible))
    findings.push(error('SAMPLE_MISSING', MANIFEST, 'no instance is visible'));
  return findings;
}

function families(definition: Inspected): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const kinds = new Set(definition.instances.map(({ id, family }) => family ?? id));
  if (kinds.size < MIN_FAMILIES)
    findings.push(
      error('FAMILIES_FEW', MANIFEST, `${kinds.size} kinds of data; at least ${MIN_FAMILIES} are needed`),
    );
  const seeded = definition.instances.filter((instance) => instance.seeded).length;
  if (seeded < MIN_SEEDED)
    findings.push(
      warning(
        'SEEDED_FEW',
        MANIFEST,
        `${seeded} instances come from the submission's seed; ${MIN_SEEDED} are wanted`,
      ),
    );
  return findings;
}

/** With data that catch a mistake only sometimes, the same answer would earn different points each time. */
function chanceShares({ manifest }: ChallengePackage, definition: Inspected): PackageFinding[] {
  const sums = new Set(manifest.groups.filter(({ aggregate }) => aggregate === 'sum').map(({ id }) => id));
  return definition.instances
    .filter(({ seeded, group }) => seeded && sums.has(group))
    .map(({ id, group }) =>
      error(
        'SEEDED_SHARE',
        MANIFEST,
        `instance "${id}" is seeded and earns a share of group "${group}"; use several fixed instances there, or a group with aggregate all`,
      ),
    );
}
