import type { KindView, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import type { CheckPlan } from '../judging/build-check.js';
import { notesOnChecks } from '../judging/check-rules.js';
import { decodeText } from '../judging/evidence-text.js';
import { getPackageFile } from '../judging/package-files.js';
import { writeHttpFile } from './console/write-http-file.js';
import { SCHEMA } from './database-of-task.js';
import type { ConversationCheck, ImplementationDefinition } from './definition.js';
import { planOf, planOfProbe } from './tasks/implementation/plan-checks.js';
import type { ThirdParty } from './tasks/implementation/third-party.js';

/** The fields of a request for a run. */
const CONSOLE_BYTES = 65_536;

/**
 * The learner's view: the contract, and the visible conversations. Of `attacks`, only how they count
 * is shown.
 */
export function viewApiDesign(
  pack: ChallengePackage,
  definition: ImplementationDefinition,
  attacks: readonly CheckPlan[] = [],
): KindView {
  const { contract, database, third, callers, checks, probes } = definition;
  const shown = (path: string) => [{ path: nameOf(path), content: decodeText(getPackageFile(pack, path)) }];
  const plans = [...checks.map(planOf), ...probes.map(planOfProbe)];
  return {
    samples: [
      {
        id: 'contract',
        title: `Contract: ${nameOf(contract.path)} (OpenAPI)`,
        format: 'openapi',
        files: shown(contract.path),
      },
      ...(database === undefined ? [] : [{ id: 'schema', title: 'Database schema', files: shown(SCHEMA) }]),
      ...third.map(describeThird),
      ...checks.filter(({ visible }) => visible).map((check) => conversation(check, Object.keys(callers))),
    ],
    customInput: { label: 'Requests, in the format of .http files', maxBytes: CONSOLE_BYTES },
    groupNotes: Object.fromEntries(
      pack.manifest.groups.map(({ id }) => [
        id,
        [
          ...(plans.some(({ group }) => group === id)
            ? ['Each conversation that goes well earns its share of these points.']
            : []),
          ...(attacks.some(({ group }) => group === id)
            ? ['Each attack that fails in all its shapes earns its share of these points.']
            : []),
          ...notesOnChecks(id, [...plans, ...attacks]),
          ...notesOnConformance(id, definition),
        ].join(' '),
      ]),
    ),
  };
}

/** What the requests generated from the contract check, and what they do not. */
function notesOnConformance(group: string, { conformance }: ImplementationDefinition): string[] {
  if (conformance?.group !== group) return [];
  return [
    'Some hundred requests are made from the contract, right ones and wrong ones, and each answer is checked against it.',
    ...conformance.off.map(({ check, reason }) => `Not checked: ${check} (${reason}).`),
  ];
}

/** Its place in the package is not shown. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** What a third party answers when nothing is wrong with it. */
function describeThird({ id, port, env, answers }: ThirdParty): Sample {
  const lines = answers.map(({ on, status, afterMs, json, body }) => {
    const text = json === undefined ? body : JSON.stringify(json);
    const time = afterMs === 0 ? '' : ` after ${afterMs} ms`;
    return [`${on}\n→ ${status}${time}`, ...(text === undefined ? [] : [`  ${text}`])].join('\n');
  });
  const place = env === undefined ? '' : ` (${env})`;
  return {
    id: `third-${id}`,
    title: `Third party: ${id}`,
    note: `It answers at http://127.0.0.1:${port}${place}, and 404 to anything else. Hidden checks make it slow or let it fail.`,
    files: [{ path: `${id}.txt`, content: lines.join('\n\n') }],
  };
}

/** A conversation: its requests as a file that the console plays, and what each has to be answered with. */
function conversation(check: ConversationCheck, callers: readonly string[]): Sample {
  const { id, title, steps } = check;
  const answers = steps.map(({ send, expect }) =>
    [
      send,
      `→ ${[expect.status].flat().join(' or ')}`,
      ...Object.entries(expect.headers).map(([name, value]) => `  ${name}: ${value}`),
      ...(expect.json === undefined ? [] : [`  ${JSON.stringify(expect.json)}`]),
    ].join('\n'),
  );
  return { id, title, input: writeHttpFile(check, callers), output: answers.join('\n\n') };
}
