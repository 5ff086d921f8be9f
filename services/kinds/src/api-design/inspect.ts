import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import type { CheckPlan } from '../judging/build-check.js';
import { error, MANIFEST } from '../judging/findings.js';
import { MEMORY_WITH_DATABASE_MIB, SCHEMA } from './database-of-task.js';
import type { ConversationCheck, ImplementationDefinition } from './definition.js';
import { namesIn } from '../judging/fill.js';
import type { Step } from './exchanges/step.js';
import { planConformance } from './tasks/implementation/conformance.js';
import { unknownTests } from './exchanges/match-json.js';
import { inspectProbes } from './inspect-probes.js';

/**
 * Problems that the schema cannot see: missing files, groups that don't exist, values that nobody draws. `more`: checks
 * that the task adds.
 */
export function inspectApiDesign(
  pack: ChallengePackage,
  definition: ImplementationDefinition,
  more: readonly Pick<CheckPlan, 'id' | 'group'>[] = [],
): PackageFinding[] {
  const { contract, checks, probes, callers } = definition;
  const groups = new Set(pack.manifest.groups.map(({ id }) => id));
  const asked = planConformance(definition).map(({ plan }) => plan);
  const all = [...checks, ...probes, ...asked, ...more];
  const ids = all.map(({ id }) => id);
  const tokens = Object.keys(callers).map((name) => `callers.${name}`);
  return [
    ...(pack.files.has(contract.path)
      ? []
      : [error('CONTRACT_MISSING', contract.path, 'the contract does not exist')]),
    ...inspectDatabase(pack, definition),
    ...(checks.some(({ visible }) => visible)
      ? []
      : [error('CHECK_UNSEEN', MANIFEST, 'no check is visible, so a run has nothing to show')]),
    ...[...new Set(ids.filter((id, index) => ids.indexOf(id) !== index || id === 'starts'))].map((id) =>
      error('CHECK_DUPLICATE', MANIFEST, `"${id}" is the id of another check`),
    ),
    ...all
      .filter(({ group }) => !groups.has(group))
      .map(({ id, group }) =>
        error('GROUP_UNKNOWN', MANIFEST, `check "${id}" counts for "${group}", which is no group`),
      ),
    ...[...groups]
      .filter((id) => id !== 'correct' && !all.some(({ group }) => group === id))
      .map((id) => error('GROUP_EMPTY', MANIFEST, `no check counts for group "${id}"`)),
    ...checks.flatMap((check) => inspectSteps(check, tokens)),
    ...inspectProbes(pack, definition),
  ];
}

/** A database needs its schema, and room in the pod. */
function inspectDatabase(pack: ChallengePackage, { database }: ImplementationDefinition): PackageFinding[] {
  if (database === undefined) return [];
  const { memoryMiB } = pack.manifest.limits;
  return [
    ...(pack.files.has(SCHEMA) ? [] : [error('SCHEMA_MISSING', SCHEMA, 'the database has no schema')]),
    ...(memoryMiB <= MEMORY_WITH_DATABASE_MIB
      ? []
      : [
          error(
            'MEMORY_TOO_LARGE',
            MANIFEST,
            `beside a database a service has at most ${MEMORY_WITH_DATABASE_MIB} MiB, not ${memoryMiB}`,
          ),
        ]),
  ];
}

/** Names that a step uses and nothing before it drew or kept, and unknown tests. */
function inspectSteps({ id, draw, steps }: ConversationCheck, tokens: readonly string[]): PackageFinding[] {
  const known = new Set([...Object.keys(draw), ...tokens]);
  return inspectStepsOf(`check "${id}"`, steps, known);
}

/** The same for any sequence of steps; the names that they keep are added to `known`. */
export function inspectStepsOf(owner: string, steps: readonly Step[], known: Set<string>): PackageFinding[] {
  return steps.flatMap(({ send, headers, json, body, expect, keep }, index) => {
    const where = `${owner}, step ${index + 1}`;
    const used = namesIn([send, headers, json, body, expect.headers, expect.json, expect.body]);
    const findings = [
      ...used
        .filter((name) => !known.has(name))
        .map((name) => error('VALUE_UNKNOWN', MANIFEST, `${where}: nothing stands for {{${name}}}`)),
      ...unknownTests(expect.json).map((test) =>
        error('PATTERN_UNKNOWN', MANIFEST, `${where}: ${test} is no pattern`),
      ),
    ];
    for (const name of Object.keys(keep)) known.add(name);
    return findings;
  });
}
