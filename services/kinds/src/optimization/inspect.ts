import { findMainFile } from '@hone/contracts';
import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { inspectRules } from '../judging/check-rules.js';
import { error, MANIFEST } from '../judging/findings.js';
import { filesBelow, solutionTree } from '../judging/package-files.js';
import { inspectRepair } from './behaviour/inspect-repair.js';
import { unnamedChecks } from './cases.js';
import type { OptimizationDefinition } from './definition.js';
import { inspectMeasured } from './measuring/inspect-measured.js';
import { MEMORY, SPEED } from './measuring/measured-groups.js';
import { hasFixedData, inspectChecker, inspectData } from './inspect-data.js';
import { samplePairs } from './sample-pairs.js';

/** Problems that the schema cannot see: missing files, groups that don't exist, parts that don't go together. */
export function inspectOptimization(
  pack: ChallengePackage,
  definition: OptimizationDefinition,
): PackageFinding[] {
  return [
    ...samplesAndSecret(pack, definition),
    ...families(pack, definition),
    ...programs(pack, definition),
    ...inspectMeasured(pack, definition),
    ...inspectChecker(pack, definition),
    ...inspectData(pack, definition),
    ...inspectRepair(pack, definition),
    ...inspectRules(definition.rules, unnamedChecks(pack, definition)),
  ];
}

function samplesAndSecret(pack: ChallengePackage, definition: OptimizationDefinition): PackageFinding[] {
  const { samples, secret } = definition;
  const findings = [samples, ...(secret === undefined ? [] : [secret])].flatMap((folder) => [
    ...unpaired(pack, folder),
    ...(samplePairs(pack, folder).length === 0 && !hasFixedData(pack, definition)
      ? [error('CASES_MISSING', folder, 'the folder has no pair NAME.in and NAME.ans')]
      : []),
  ]);
  if (secret !== undefined && (secret === samples || secret.startsWith(`${samples}/`)))
    findings.push(error('SECRET_VISIBLE', MANIFEST, 'secret cases lie in the folder of the samples'));
  return findings;
}

function unpaired(pack: ChallengePackage, folder: string): PackageFinding[] {
  const names = new Set(filesBelow(pack, folder).keys());
  const partner = (name: string): string | undefined => {
    if (name.endsWith('.in')) return name.replace(/\.in$/, '.ans');
    return name.endsWith('.ans') ? name.replace(/\.ans$/, '.in') : undefined;
  };
  return [...names].flatMap((name) => {
    const other = partner(name);
    if (other === undefined || names.has(other)) return [];
    return [error('CASE_UNPAIRED', `${folder}/${name}`, `there is no ${other} beside it`)];
  });
}

function families(pack: ChallengePackage, definition: OptimizationDefinition): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const groups = new Set(pack.manifest.groups.map((group) => group.id));
  const seen = new Set<string>();
  for (const { id, group } of definition.families) {
    if (!groups.has(group))
      findings.push(
        error('GROUP_UNKNOWN', MANIFEST, `family "${id}" counts for "${group}", which is no group`),
      );
    if (seen.has(id)) findings.push(error('FAMILY_DUPLICATE', MANIFEST, `two families have the id "${id}"`));
    if (groups.has(id) || id === 'secret' || id === 'custom' || id.startsWith('sample-'))
      findings.push(error('FAMILY_RESERVED', MANIFEST, `"${id}" is the id of a group or of another check`));
    seen.add(id);
  }
  const measured = [
    ...(definition.speed === undefined ? [] : [SPEED]),
    ...(definition.memory === undefined ? [] : [MEMORY]),
  ];
  const counted = [...definition.families, ...definition.data].map(({ group }) => group);
  const used = new Set(['correct', ...measured, ...counted]);
  for (const id of groups)
    if (!used.has(id)) findings.push(error('GROUP_EMPTY', MANIFEST, `no family counts for group "${id}"`));
  if (!hasFixedData(pack, definition) && !definition.families.some((family) => family.group === 'correct'))
    findings.push(error('FAMILY_MISSING', MANIFEST, 'no family counts for group "correct"'));
  return findings;
}

function programs(pack: ChallengePackage, definition: OptimizationDefinition): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const { generator, contract, reference, baseline } = definition;
  if (definition.families.length > 0 && (generator === undefined || Object.keys(reference).length === 0))
    findings.push(error('FAMILY_UNMADE', MANIFEST, 'families need a generator and a reference'));
  if (generator !== undefined && !pack.files.has(generator.path))
    findings.push(error('GENERATOR_MISSING', generator.path, 'the generator does not exist'));
  if (contract !== undefined && !pack.files.has(contract))
    findings.push(error('CONTRACT_MISSING', contract, 'the contract does not exist'));
  const named = [...Object.entries(reference), ...Object.entries(baseline ?? {})];
  for (const [language, folder] of named) {
    if (!pack.manifest.languages.includes(language))
      findings.push(error('LANGUAGE_UNDECLARED', MANIFEST, `${language} is not among the languages`));
    if (filesBelow(pack, folder).size === 0)
      findings.push(
        error('SOLUTION_MISSING', folder, `the ${language} program named in ${MANIFEST} does not exist`),
      );
    else if (findMainFile(language, [], [...solutionTree(pack, language, folder).keys()]) === undefined)
      findings.push(error('ENTRY_MISSING', folder, 'no file is named main.*, so none is the entry'));
  }
  return findings;
}
