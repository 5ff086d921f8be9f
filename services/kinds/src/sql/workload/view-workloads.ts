import type { Group, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { getPackageFile } from '../../judging/package-files.js';
import type { SqlDefinition } from '../definition.js';
import { gatedNote, groupNotes } from '../checks/group-notes.js';
import type { Instance } from '../instances/instance.js';
import type { TaskView } from '../task-view.js';

const textOf = (pack: ChallengePackage, path: string): string =>
  new TextDecoder().decode(getPackageFile(pack, path));

/** The learner's view of a design task: the events and access paths, and the visible workloads. */
export function viewWorkloads(
  pack: ChallengePackage,
  { schema, instances }: SqlDefinition,
  notes: Readonly<Record<string, string>>,
): TaskView {
  const task = { path: 'events-and-paths.json', content: textOf(pack, schema) };
  const sampleOf = ({ id, title = 'A short history', file, expected }: Instance): Sample => ({
    id,
    title,
    ...(expected !== undefined && { output: textOf(pack, expected) }),
    files: [task, ...(file === undefined ? [] : [{ path: `${id}.json`, content: textOf(pack, file) }])],
    note: 'The events are played through your writes, then the questions are asked through your reads.',
  });
  return {
    samples: instances.filter(({ visible }) => visible).map(sampleOf),
    groupNotes: groupNotes(
      pack,
      (group) => notes[group.id] ?? gatedNote(WORKLOADS[group.aggregate], group, pack),
    ),
  };
}

const WORKLOADS: Readonly<Record<Group['aggregate'], string>> = {
  all: 'Every question must be answered right on every history of this group.',
  sum: 'Each history whose questions are all answered right earns its share of these points.',
  min: 'The weakest history decides these points.',
};
