import type { Group, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { getPackageFile } from '../../../judging/package-files.js';
import { gatedNote, groupNotes } from '../../checks/group-notes.js';
import type { SqlDefinition } from '../../definition.js';
import { findSqlError, readTables } from '../../statement/read-tables.js';
import type { TaskView } from '../../task-view.js';
import type { SqlTaskView } from '../task.js';
import { rowText } from './describe-probe.js';
import { OWNER_ROLE, probesKeys, type Probe, type Step } from './definition.js';
import { planProbes } from './plan-probes.js';

/** The probes that a learner sees: the visible ones, statement by statement. */
export function viewProbes(pack: ChallengePackage, { probes, schema }: SqlDefinition): Sample[] {
  const given = new TextDecoder().decode(getPackageFile(pack, schema));
  const files = given.trim() === '' ? [] : [{ path: 'given.sql', content: given }];
  return probes
    .filter((probe) => probe.visible)
    .map((probe) => ({
      id: probe.id,
      title: probe.title,
      files: [...files, { path: `${probe.id}.sql`, content: scriptOf(probe) }],
      note: probe.rule,
    }));
}

const scriptOf = ({ steps }: Probe): string => `${steps.map(lineOf).join('\n\n')}\n`;

function lineOf(step: Step): string {
  const { as, session, sql, later } = step;
  const who = [
    ...(as === OWNER_ROLE ? [] : [`as ${as}`]),
    ...(session === 'main' ? [] : [`session ${session}`]),
  ];
  const wait = later ? 'sent, not waited for' : expectationOf(step);
  const remark = `-- ${[...who, wait].join(', ')}`;
  return sql === undefined ? `${remark} (the statement sent before)` : `${remark}\n${sql};`;
}

function expectationOf({ refused, rows, any }: Step): string {
  if (any) return 'accepted or refused';
  const text = rows?.map(rowText).join(' ');
  const parts = [
    ...(refused === undefined ? [] : [`refused with ${refused.join(' or ')}`]),
    ...(text === undefined ? [] : [`rows ${text === '' ? '(none)' : text}`]),
  ];
  return parts.length === 0 ? 'accepted' : parts.join(', or ');
}

const RULES: Readonly<Record<Group['aggregate'], string>> = {
  all: 'Every rule of this group must hold when statements try to break it.',
  sum: 'Each rule that holds when statements try to break it earns its share of these points.',
  min: 'The weakest rule decides these points.',
};

function viewOf(pack: ChallengePackage, definition: SqlDefinition): TaskView {
  const given = new TextDecoder().decode(getPackageFile(pack, definition.schema));
  // Tables that only their own engine can parse are shown as a file.
  const tables = findSqlError(given) === undefined ? readTables(given, given) : [];
  return {
    samples: viewProbes(pack, definition),
    groupNotes: groupNotes(pack, (group) => gatedNote(RULES[group.aggregate], group, pack)),
    ...(tables.length > 0 && { tables }),
  };
}

export const probesView: SqlTaskView = {
  schema: probesKeys,
  view: viewOf,
  checks: (definition) => planProbes({ definition, mode: 'submit' }).map(({ plan }) => plan),
};
