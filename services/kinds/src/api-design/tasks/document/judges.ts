import type { GradingSession } from '@hone/contracts/kind';
import type { CheckPlan } from '../../../judging/build-check.js';
import type { ApiDocument } from '../../document/api-document.js';
import { drawValues } from '../../exchanges/draw-values.js';
import type { DocumentTaskDefinition } from './definition.js';
import { judgeBreaking } from './judge-breaking.js';
import { judgeCapability } from './judge-capability.js';
import { judgeConsumer } from './judge-consumer.js';
import { judgeLint } from './judge-lint.js';
import { judgeOperations } from './judge-operations.js';
import { judgePayloads } from './judge-payloads.js';
import { judgeVersion } from './judge-version.js';
import type { Verdict } from './finding.js';
import type { OpenedDocument } from './opened.js';
import { OPERATIONS, planOf, STYLE } from './plan-checks.js';

type Session = Pick<GradingSession<DocumentTaskDefinition>, 'package' | 'definition' | 'seed' | 'mode'>;

export interface Judge {
  readonly plan: CheckPlan;
  /** Whether its data is drawn from the seed, so that it can be shown afterwards. */
  readonly isDrawn: boolean;
  /** `base`: the previous version, in tasks that have one. */
  judge(opened: OpenedDocument, base: ApiDocument | undefined): Promise<Verdict> | Verdict;
}

/** Every check after the first, in order; a run has the visible ones only. */
export function listJudges(session: Session): Judge[] {
  const { definition, mode } = session;
  const all: Judge[] = [
    {
      plan: OPERATIONS,
      isDrawn: false,
      judge: (opened) => judgeOperations(opened, definition.operations),
    },
    ...definition.capabilities.map((check) => ({
      plan: planOf(check),
      isDrawn: false,
      judge: (opened: OpenedDocument) => judgeCapability(opened, check),
    })),
    ...ofBodies(session),
    ...ofWhole(session),
  ];
  return all.filter(({ plan }) => mode === 'submit' || plan.visible);
}

function ofBodies({ definition, package: pack, seed }: Session): Judge[] {
  const isDrawn = ({ draw }: { readonly draw: object }): boolean => Object.keys(draw).length > 0;
  return [
    ...definition.payloads.map((check) => ({
      plan: planOf(check),
      isDrawn: isDrawn(check),
      judge: (opened: OpenedDocument) =>
        judgePayloads(opened, pack, check, drawValues(seed, check.id, check.draw)),
    })),
    ...definition.consumers.map((check) => ({
      plan: planOf(check),
      isDrawn: isDrawn(check),
      judge: (opened: OpenedDocument) =>
        judgeConsumer(opened, pack, check, drawValues(seed, check.id, check.draw)),
    })),
  ];
}

function ofWhole({ definition, package: pack }: Session): Judge[] {
  const judges: Judge[] = [];
  const { lint } = definition;
  if (lint !== undefined)
    judges.push({
      plan: planOf({ ...lint, id: STYLE }),
      isDrawn: false,
      judge: (opened) => judgeLint(opened, pack, lint.ruleset),
    });
  if (definition.task === 'document') return judges;
  const { breaking, version } = definition;
  judges.push({
    plan: planOf(breaking),
    isDrawn: false,
    judge: (opened, base) => judgeBreaking(opened, getBase(base), breaking),
  });
  if (version !== undefined)
    judges.push({
      plan: planOf(version),
      isDrawn: false,
      judge: ({ document }, base) => judgeVersion(document, getBase(base), version.raise),
    });
  return judges;
}

function getBase(base: ApiDocument | undefined): ApiDocument {
  if (base === undefined) throw new Error('the version before was not opened');
  return base;
}
