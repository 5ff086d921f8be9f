import type { KindView } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { notesOnChecks } from '../../../judging/check-rules.js';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { NodesDefinition } from './definition.js';
import { planOf } from './plan-checks.js';

/** The learner's view: the scenario of a run, as in its file. */
export function viewNodes(pack: ChallengePackage, { run, checks }: NodesDefinition): KindView {
  const content = decodeText(getPackageFile(pack, run));
  const plans = checks.map(planOf);
  return {
    samples: [{ id: 'run', title: 'The scenario of a run', files: [{ path: 'run.yml', content }] }],
    groupNotes: Object.fromEntries(
      pack.manifest.groups.map(({ id }) => [
        id,
        [
          'A hidden scenario is played with three seeds, and ends at the first that fails.',
          ...notesOnChecks(id, plans),
        ].join(' '),
      ]),
    ),
  };
}
