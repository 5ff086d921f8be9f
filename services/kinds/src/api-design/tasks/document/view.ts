import type { KindView } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { notesOnChecks } from '../../../judging/check-rules.js';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { DocumentTaskDefinition } from './definition.js';
import { entriesOf, planOf } from './plan-checks.js';

/** The learner's view: the given files, including the version in use. */
export function viewDocument(pack: ChallengePackage, definition: DocumentTaskDefinition): KindView {
  const base =
    definition.task === 'evolution' ? [{ title: 'The version in use', path: definition.base }] : [];
  const plans = entriesOf(definition).map(planOf);
  return {
    samples: [...base, ...definition.given].map(({ title, path }, index) => ({
      id: `given-${index + 1}`,
      title,
      files: [
        { path: path.slice(path.lastIndexOf('/') + 1), content: decodeText(getPackageFile(pack, path)) },
      ],
    })),
    groupNotes: Object.fromEntries(
      pack.manifest.groups.map(({ id, aggregate }) => [
        id,
        [
          aggregate === 'sum' ? 'Each check that passes earns its share.' : 'Every check has to pass.',
          ...notesOnChecks(id, plans),
        ].join(' '),
      ]),
    ),
  };
}
