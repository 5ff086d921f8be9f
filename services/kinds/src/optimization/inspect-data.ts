import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error, MANIFEST } from '../judging/findings.js';
import { parseIcpcFlags } from './checkers/icpc-flags.js';
import type { DataNode } from './data-definition.js';
import { isProgramChecker, type OptimizationDefinition } from './definition.js';
import { samplePairs } from './sample-pairs.js';
import { findValidator } from './validator/find-validator.js';

/** Whether a challenge consists of fixed cases: an imported one does, even when its package brought none. */
export function hasFixedData(pack: ChallengePackage, { data }: OptimizationDefinition): boolean {
  return data.length > 0 || pack.manifest.origin !== undefined;
}

/** A validator that is missing or cannot be run, and flags that the default validator does not know. */
export function inspectChecker(pack: ChallengePackage, definition: OptimizationDefinition): PackageFinding[] {
  const { checker, sampleSettings } = definition;
  if (isProgramChecker(checker)) {
    const found = findValidator(pack.files, checker);
    return 'wrong' in found ? [error('VALIDATOR_MISSING', checker.path, found.wrong)] : [];
  }
  const nodes = definition.data.flatMap(({ tree }) => allNodes(tree));
  const flags = [
    ...(checker.type === 'icpc' ? [checker.flags] : []),
    sampleSettings?.flags,
    ...[...nodes, ...(sampleSettings ? [sampleSettings] : [])].flatMap((node) => [
      node.flags,
      ...Object.values(node.cases).map((own) => own.flags),
    ]),
  ].filter((words) => words !== undefined);
  if (checker.type !== 'icpc')
    return flags.length === 0
      ? []
      : [error('FLAGS_UNUSED', MANIFEST, `checker ${checker.type} takes no flags`)];
  return flags.flatMap((words) => {
    const parsed = parseIcpcFlags(words);
    return 'wrong' in parsed ? [error('FLAG_UNKNOWN', MANIFEST, parsed.wrong)] : [];
  });
}

/** Groups of fixed cases: ids that clash, folders without cases, requirements that are not before them. */
export function inspectData(pack: ChallengePackage, definition: OptimizationDefinition): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const groups = new Set(pack.manifest.groups.map(({ id }) => id));
  const taken = new Set(['custom', 'secret', ...definition.families.map(({ id }) => id)]);
  const before = new Set(['sample']);
  for (const { id, group, tree } of definition.data) {
    if (!groups.has(group))
      findings.push(
        error('GROUP_UNKNOWN', MANIFEST, `data "${id}" counts for "${group}", which is no group`),
      );
    if (taken.has(id) || id.startsWith('sample-'))
      findings.push(error('DATA_DUPLICATE', MANIFEST, `data "${id}" has the id of another check`));
    taken.add(id);
    for (const node of allNodes(tree)) findings.push(...inspectNode(pack, definition, node, before));
  }
  return findings;
}

function inspectNode(
  pack: ChallengePackage,
  { samples }: OptimizationDefinition,
  node: DataNode,
  before: Set<string>,
): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const { name, folder, groups, requires } = node;
  const cases = folder === undefined ? [] : samplePairs(pack, folder);
  if (cases.length === 0 && groups.length === 0)
    findings.push(
      error('CASES_MISSING', folder ?? MANIFEST, `group "${name}" has no pair NAME.in and NAME.ans`),
    );
  if (folder !== undefined && (folder === samples || folder.startsWith(`${samples}/`)))
    findings.push(
      error('SECRET_VISIBLE', MANIFEST, `the cases of "${name}" lie in the folder of the samples`),
    );
  for (const other of requires)
    if (!before.has(other))
      findings.push(
        error('DATA_REQUIRES', MANIFEST, `"${name}" requires "${other}", which does not stand before it`),
      );
  before.add(name);
  return findings;
}

function allNodes(tree: DataNode): DataNode[] {
  return [tree, ...tree.groups.flatMap(allNodes)];
}
