import type { KindView } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { stringify } from 'yaml';
import { decodeText } from '../../../judging/evidence-text.js';
import { notesOnChecks } from '../../../judging/check-rules.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { SCHEMA } from '../../../api-design/database-of-task.js';
import { getSystem } from './files/read-files.js';
import type { SystemFile } from './files/system-file.js';
import { GRADED } from './plan-checks.js';

/** The learner's view of every variant: who talks to whom, the tables, the load, and the kinds of faults. */
export function viewIncident(pack: ChallengePackage): KindView {
  const { services, third, database, links, front, operations, green, kinds } = getSystem(pack);
  const yaml = (path: string, value: unknown) => [{ path, content: stringify(value) }];
  return {
    samples: [
      {
        id: 'topology',
        title: 'The system: services and links',
        files: yaml('system.yml', {
          services: withoutLimits(services),
          third: Object.keys(third),
          database,
          links,
          front,
        }),
      },
      ...(database === undefined
        ? []
        : [
            {
              id: 'schema',
              title: 'Database schema',
              files: [{ path: 'schema.sql', content: decodeText(getPackageFile(pack, SCHEMA)) }],
            },
          ]),
      { id: 'load', title: 'The load, and what green means', files: yaml('load.yml', { operations, green }) },
      { id: 'kinds', title: 'Kinds of faults', files: yaml('kinds.yml', kinds) },
    ],
    groupNotes: Object.fromEntries(
      pack.manifest.groups.map(({ id }) => [
        id,
        [NOTES[id] ?? '', ...notesOnChecks(id, GRADED)].join(' ').trim(),
      ]),
    ),
  };
}

/** A box's memory is not shown as a limit: metrics of a service may exceed it. */
const withoutLimits = (services: SystemFile['services']) =>
  new Map(Object.entries(services).map(([name, { language, entry }]) => [name, { language, entry }]));

const NOTES: Readonly<Record<string, string>> = {
  correct: 'The diagnosis has all its fields, and every service starts.',
  mitigation: 'Your system runs under load, and again after a restart.',
  diagnosis:
    'The component 25, the kind 20, and the evidence 10; a right second guess for the component earns half.',
  collateral: 'What worked before still works, nothing stops reporting, and the data stays.',
};
