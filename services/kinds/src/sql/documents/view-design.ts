import type { Group, KindView, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { getPackageFile } from '../../judging/package-files.js';
import type { Instance, SqlDefinition } from '../definition.js';

const textOf = (pack: ChallengePackage, path: string): string =>
  new TextDecoder().decode(getPackageFile(pack, path));

/** What a learner sees: the events and access paths, and the visible histories. */
export function viewDesign(pack: ChallengePackage, { schema, instances }: SqlDefinition): KindView {
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
    groupNotes: Object.fromEntries(
      pack.manifest.groups.map((group) => [group.id, NOTES[group.id] ?? historyNote(group)] as const),
    ),
  };
}

const NOTES: Readonly<Record<string, string>> = {
  reads:
    'Counted on a large history beside the reference, never timed: documents and index entries that a question looks at, and what it sorts without an index. Counts only when every answer is right.',
  writes:
    'Counted on a large history beside the reference: documents and index entries that one event writes, and what it looks at to find them.',
  bounds: 'The largest document and the longest array at any moment of the large history.',
  atomic:
    'The program is ended after each document that such an event writes. Every answer must then be that from before or that from after it, and delivering the event again must complete it.',
};

const HISTORIES: Readonly<Record<Group['aggregate'], string>> = {
  all: 'Every question must be answered right on every history of this group.',
  sum: 'Each history whose questions are all answered right earns its share of these points.',
  min: 'The weakest history decides these points.',
};

function historyNote({ aggregate, requires = [] }: Group): string {
  const how = HISTORIES[aggregate];
  return requires.length === 0 ? how : `${how} Counts only when ${requires.join(' and ')} passed.`;
}
