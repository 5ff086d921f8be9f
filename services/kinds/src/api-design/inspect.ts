import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error, MANIFEST } from '../judging/findings.js';
import type { ConversationCheck, ImplementationDefinition } from './definition.js';
import { namesIn } from './exchanges/fill.js';
import { planConformance } from './tasks/implementation/conformance.js';
import { unknownTests } from './exchanges/match-json.js';

/** What the schema cannot see: files that are missing, groups that do not exist, values that nobody draws. */
export function inspectApiDesign(
  pack: ChallengePackage,
  definition: ImplementationDefinition,
): PackageFinding[] {
  const { contract, checks } = definition;
  const groups = new Set(pack.manifest.groups.map(({ id }) => id));
  const ids = checks.map(({ id }) => id);
  const asked = planConformance(definition).map(({ plan }) => plan);
  const counted = [...checks, ...asked];
  return [
    ...(pack.files.has(contract.path)
      ? []
      : [error('CONTRACT_MISSING', contract.path, 'the contract does not exist')]),
    ...(checks.some(({ visible }) => visible)
      ? []
      : [error('CHECK_UNSEEN', MANIFEST, 'no check is visible, so a run has nothing to show')]),
    ...[
      ...new Set(
        ids.filter(
          (id, index) => ids.indexOf(id) !== index || id === 'starts' || asked.some((plan) => plan.id === id),
        ),
      ),
    ].map((id) => error('CHECK_DUPLICATE', MANIFEST, `"${id}" is the id of another check`)),
    ...counted
      .filter(({ group }) => !groups.has(group))
      .map(({ id, group }) =>
        error('GROUP_UNKNOWN', MANIFEST, `check "${id}" counts for "${group}", which is no group`),
      ),
    ...[...groups]
      .filter((id) => id !== 'correct' && !counted.some(({ group }) => group === id))
      .map((id) => error('GROUP_EMPTY', MANIFEST, `no check counts for group "${id}"`)),
    ...checks.flatMap(inspectSteps),
  ];
}

/** Names that a step uses and nothing before it drew or kept, and tests that there are not. */
function inspectSteps({ id, draw, steps }: ConversationCheck): PackageFinding[] {
  const known = new Set(Object.keys(draw));
  return steps.flatMap(({ send, headers, json, body, expect, keep }, index) => {
    const where = `check "${id}", step ${index + 1}`;
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
