import type { KindView, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { notesOnChecks } from '../judging/check-rules.js';
import { decodeText } from '../judging/evidence-text.js';
import { getPackageFile } from '../judging/package-files.js';
import { SCHEMA } from './database-of-task.js';
import type { ApiDesignDefinition, ConversationCheck } from './definition.js';
import { planOf, planOfProbe } from './tasks/implementation/plan-checks.js';

/** What a learner may see: the contract, and the conversations that are meant to be seen. */
export function viewApiDesign(
  pack: ChallengePackage,
  { contract, database, checks, probes }: ApiDesignDefinition,
): KindView {
  const shown = (path: string) => [{ path: nameOf(path), content: decodeText(getPackageFile(pack, path)) }];
  const plans = [...checks.map(planOf), ...probes.map(planOfProbe)];
  return {
    samples: [
      { id: 'contract', title: 'The contract', files: shown(contract.path) },
      ...(database === undefined ? [] : [{ id: 'schema', title: 'The database', files: shown(SCHEMA) }]),
      ...checks.filter(({ visible }) => visible).map(conversation),
    ],
    groupNotes: Object.fromEntries(
      pack.manifest.groups.map(({ id }) => [
        id,
        [
          'Each conversation that goes well earns its share of these points.',
          ...notesOnChecks(id, plans),
        ].join(' '),
      ]),
    ),
  };
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
