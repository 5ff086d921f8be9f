import type { Group, KindView, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { notesOnChecks } from '../judging/check-rules.js';
import { evidenceText } from '../judging/evidence-text.js';
import { nameGroups } from '../judging/name-groups.js';
import { filesBelow, getPackageFile } from '../judging/package-files.js';
import { namedChecks } from './cases.js';
import type { OptimizationDefinition } from './definition.js';
import { MEMORY, SPEED } from './measuring/measured-groups.js';
import { samplePairs, sampleTitle } from './sample-pairs.js';

const MEASURED =
  'CPU time is measured beside a reference in your language: full points up to 1.3 times what it uses, none for what a naive solution uses.';
const GATE = 'No points: what the code base does must stay as it is, or nothing else counts.';
const HOW_CASES_COUNT: Readonly<Record<Group['aggregate'], string>> = {
  all: 'Every case must pass for these points.',
  sum: 'Each kind of input that passes earns its share of these points.',
  min: 'The weakest kind of input decides these points.',
};
const CUSTOM_INPUT_BYTES = 65_536;
const SAMPLE_CHARACTERS = 100_000;

/** The learner's view: the samples and how groups count. Everything else of the definition stays hidden. */
export function viewOptimization(pack: ChallengePackage, definition: OptimizationDefinition): KindView {
  const interactive = definition.checker.type === 'interactive';
  const samples = interactive ? conversations(pack, definition.samples) : pairs(pack, definition.samples);
  const checks = namedChecks(pack, definition);
  const notes = pack.manifest.groups.map((group) => {
    const sentences = [groupNote(group, pack, definition), ...notesOnChecks(group.id, checks)];
    return [group.id, sentences.join(' ')] as const;
  });
  return {
    samples,
    ...(!interactive && { customInput: { label: 'Standard input', maxBytes: CUSTOM_INPUT_BYTES } }),
    groupNotes: Object.fromEntries(notes),
  };
}

function pairs(pack: ChallengePackage, folder: string): Sample[] {
  return samplePairs(pack, folder).map((pair, index) => ({
    id: pair.name,
    title: sampleTitle(pair.name, index + 1),
    input: evidenceText(pair.input, SAMPLE_CHARACTERS),
    output: evidenceText(pair.answer, SAMPLE_CHARACTERS),
    ...(pair.note !== undefined && { note: pair.note }),
  }));
}

/** In an interactive challenge learners see conversations: its inputs and answers are the validator's alone. */
function conversations(pack: ChallengePackage, folder: string): Sample[] {
  const names = [...filesBelow(pack, folder).keys()]
    .filter((name) => /^[^/]+\.interaction$/.test(name))
    .sort();
  return names.map((file, index) => {
    const name = file.slice(0, -'.interaction'.length);
    const text = evidenceText(getPackageFile(pack, `${folder}/${file}`), SAMPLE_CHARACTERS);
    const note = '`<` is what your program reads, `>` what it prints.';
    return { id: name, title: sampleTitle(name, index + 1), output: text, note };
  });
}

function groupNote(group: Group, { manifest }: ChallengePackage, definition: OptimizationDefinition): string {
  if (definition.shape === 'repair' && group.weight === 0) return GATE;
  const how = measuredNote(group, definition) ?? HOW_CASES_COUNT[group.aggregate];
  if (group.requires === undefined || group.requires.length === 0) return how;
  return `${how} Counts only when ${nameGroups(group.requires, manifest.groups)} passes.`;
}

/** The text for a group that is only a measured check. */
function measuredNote({ id }: Group, definition: OptimizationDefinition): string | undefined {
  const { speed, memory, families } = definition;
  if (families.some(({ group }) => group === id)) return undefined;
  if (id === SPEED && speed !== undefined) return MEASURED;
  if (id === MEMORY && memory !== undefined)
    return `Peak memory is compared with that of a reference in your language: full points up to ${memory.full} times what it takes, none from ${memory.none} times on.`;
  return undefined;
}
