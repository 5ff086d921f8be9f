import type { Reason } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { CheckPlan } from '../../../judging/build-check.js';
import { ruleOf } from '../../../judging/check-rules.js';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { findOperations, readOperations } from '../../contract/operations.js';
import type { ConversationCheck, ImplementationDefinition } from '../../definition.js';
import type { Played } from '../../exchanges/play-steps.js';
import { operationsOf, type Probe } from './probes/probe-table.js';
import type { Service } from './service.js';

/** The first check: the service compiles, listens and says that it is ready. */
export const STARTS: CheckPlan = {
  id: 'starts',
  title: 'The service starts',
  group: 'correct',
  weight: 1,
  required: true,
  visible: true,
};

/** A check and its work: a conversation, a probe, or a task's own check. */
export type PlannedCheck = { readonly plan: CheckPlan } & (
  | { readonly check: ConversationCheck }
  | { readonly probe: Probe }
  | { readonly play: (service: Service) => Promise<Play> }
);

/** The result of a check. */
export interface Play {
  readonly played: Played;
  /** Its values are this submission's alone. The requests of a probe are public. */
  readonly isDrawn: boolean;
  /** Why it failed, where an answer differs; `contract` when absent. */
  readonly reason?: Reason;
}

/** The plan of a probe: its requests are always hidden. */
export const planOfProbe = (probe: Probe): CheckPlan => {
  const { id, title, group, weight } = probe;
  return { id, title, group, weight, required: group === 'correct', visible: false, ...ruleOf(probe) };
};

export const planOf = (check: ConversationCheck): CheckPlan => {
  const { id, title, group, weight, visible } = check;
  return { id, title, group, weight, required: group === 'correct', visible, ...ruleOf(check) };
};

/** Visible checks first; a run has no others. Probes last, as some end the service. */
export function planChecks(
  session: Pick<GradingSession<ImplementationDefinition>, 'definition' | 'mode' | 'package'>,
): PlannedCheck[] {
  const { definition, mode } = session;
  const { checks, probes } = definition;
  const contract = decodeText(getPackageFile(session.package, definition.contract.path));
  const operations = readOperations(contract);
  const asked = (sent: readonly string[]) => ({ operations: findOperations(operations, sent) });
  const planned = (visible: boolean): PlannedCheck[] =>
    checks
      .filter((check) => check.visible === visible)
      .map((check) => ({ plan: { ...planOf(check), ...asked(check.steps.map(({ send }) => send)) }, check }));
  if (mode === 'run') return planned(true);
  const probed = probes.map((probe) => {
    const sent = operationsOf(probe).map((name) => definition.operations[name]?.send ?? '');
    return { plan: { ...planOfProbe(probe), ...asked(sent) }, probe };
  });
  return [...planned(true), ...planned(false), ...probed];
}
