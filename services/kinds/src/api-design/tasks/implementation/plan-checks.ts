import type { GradingSession } from '@hone/contracts/kind';
import type { CheckPlan } from '../../../judging/build-check.js';
import { ruleOf } from '../../../judging/check-rules.js';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { findOperations, readOperations } from '../../contract/operations.js';
import type { ConversationCheck, ImplementationDefinition } from '../../definition.js';

/** The first check: the service compiles, listens and says that it is ready. */
export const STARTS: CheckPlan = {
  id: 'starts',
  title: 'The service starts',
  group: 'correct',
  weight: 1,
  required: true,
  visible: true,
};

export interface PlannedCheck {
  readonly plan: CheckPlan;
  readonly check: ConversationCheck;
}

export const planOf = (check: ConversationCheck): CheckPlan => {
  const { id, title, group, weight, visible } = check;
  return { id, title, group, weight, required: group === 'correct', visible, ...ruleOf(check) };
};

/** Visible checks first; a run sees no others. */
export function planChecks(
  session: Pick<GradingSession<ImplementationDefinition>, 'definition' | 'mode' | 'package'>,
): PlannedCheck[] {
  const { definition, mode } = session;
  const contract = decodeText(getPackageFile(session.package, definition.contract.path));
  const operations = readOperations(contract);
  const visible = definition.checks.filter((check) => check.visible);
  const hidden = mode === 'run' ? [] : definition.checks.filter((check) => !check.visible);
  return [...visible, ...hidden].map((check) => ({
    plan: {
      ...planOf(check),
      operations: findOperations(
        operations,
        check.steps.map(({ send }) => send),
      ),
    },
    check,
  }));
}
