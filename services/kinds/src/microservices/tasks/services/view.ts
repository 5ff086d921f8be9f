import type { KindView } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { SCHEMA } from '../../../api-design/database-of-task.js';
import { notesOnChecks } from '../../../judging/check-rules.js';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { stringify } from 'yaml';
import type { ServicesDefinition } from './definition.js';
import { planOf } from './plan-checks.js';
import { getScript, TOPOLOGY_FILE } from './scenario/read-files.js';

/** The learner's view: the members, the tables, and the visible scenario. Nothing of the graded one. */
export function viewServices(pack: ChallengePackage, { checks }: ServicesDefinition): KindView {
  const { topology, scenario } = getScript(pack);
  const { operations, visible } = scenario;
  const plans = checks.map(planOf);
  const file = (path: string) => [
    { path: path.slice(path.lastIndexOf('/') + 1), content: decodeText(getPackageFile(pack, path)) },
  ];
  return {
    samples: [
      { id: 'topology', title: 'Topology: services, stubs and links', files: file(TOPOLOGY_FILE) },
      ...(topology.database === undefined
        ? []
        : [{ id: 'schema', title: 'Database schema', files: file(SCHEMA) }]),
      {
        id: 'scenario',
        title: 'The visible scenario',
        files: [{ path: 'scenario.yml', content: stringify({ operations, visible }) }],
      },
    ],
    groupNotes: Object.fromEntries(
      pack.manifest.groups.map(({ id }) => [
        id,
        [
          'A hidden scenario is played with three seeds, and ends with the first that fails.',
          ...notesOnChecks(id, plans),
        ].join(' '),
      ]),
    ),
  };
}
