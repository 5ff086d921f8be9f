import type { KindView, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { notesOnChecks } from '../judging/check-rules.js';
import { decodeText } from '../judging/evidence-text.js';
import { getPackageFile } from '../judging/package-files.js';
import type { ConversationCheck, ImplementationDefinition } from './definition.js';
import { planOf } from './tasks/implementation/plan-checks.js';

/** What a learner may see: the contract, and the conversations that are meant to be seen. */
export function viewApiDesign(pack: ChallengePackage, definition: ImplementationDefinition): KindView {
  const { contract, checks } = definition;
  const content = decodeText(getPackageFile(pack, contract.path));
  const plans = checks.map(planOf);
  return {
    samples: [
      { id: 'contract', title: 'The contract', files: [{ path: nameOf(contract.path), content }] },
      ...checks.filter(({ visible }) => visible).map(conversation),
    ],
    groupNotes: Object.fromEntries(
      pack.manifest.groups.map(({ id }) => [
        id,
        [
          'Each conversation that goes well earns its share of these points.',
          ...notesOnChecks(id, plans),
          ...notesOnConformance(id, definition),
        ].join(' '),
      ]),
    ),
  };
}

/** What the requests made from the contract decide, and what they do not. */
function notesOnConformance(group: string, { conformance }: ImplementationDefinition): string[] {
  if (conformance?.group !== group) return [];
  return [
    'Some hundred requests are made from the contract, right ones and wrong ones, and each answer is checked against it.',
    ...conformance.off.map(({ check, reason }) => `Not checked: ${check} (${reason}).`),
  ];
}

/** Where it lies in the package is nobody's business. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A conversation as text: requests, and what each has to be answered with. */
function conversation({ id, title, steps }: ConversationCheck): Sample {
  const lines = steps.map(({ send, headers, json, body, expect }) =>
    [
      send,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ...(json === undefined ? [] : [JSON.stringify(json)]),
      ...(body === undefined ? [] : [body]),
      `→ ${[expect.status].flat().join(' or ')}`,
      ...Object.entries(expect.headers).map(([name, value]) => `  ${name}: ${value}`),
      ...(expect.json === undefined ? [] : [`  ${JSON.stringify(expect.json)}`]),
    ].join('\n'),
  );
  return { id, title, output: lines.join('\n\n') };
}
