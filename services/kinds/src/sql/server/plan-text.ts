import type { PlanStep } from '@hone/contracts';
import { cutAt, evidenceText } from '../../judging/evidence-text.js';
import { textIn } from '../statement/nodes.js';

export const MAX_DETAILS = 12;
export const SOURCE_CHARACTERS = 200;
const MAX_STEPS = 200;
/** Limit for all steps together: a plan is part of a check, which every client receives. */
const PLAN_CHARACTERS = 24_000;
const DETAIL_CHARACTERS = 400;

/** Collects the steps of a plan and truncates a long one. */
export function collectSteps(): {
  readonly steps: readonly PlanStep[];
  readonly add: (step: PlanStep) => boolean;
} {
  const steps: PlanStep[] = [];
  let room = PLAN_CHARACTERS;
  const add = (step: PlanStep): boolean => {
    room -= step.details.join('').length + 100;
    const fits = room >= 0 && steps.length < MAX_STEPS;
    if (fits) steps.push(step);
    return fits;
  };
  return { steps, add };
}

/** `Filter: a = 1`, or nothing. */
export function planDetail(title: string, value: unknown): string[] {
  const words = Array.isArray(value) ? value.map((part) => textIn(part) ?? '').join(', ') : textIn(value);
  return words === undefined ? [] : [`${title}: ${planText(words, DETAIL_CHARACTERS)}`];
}

/** Truncates text: conditions quote the learner's literals, which may be long. */
export function planText(text: string, most: number): string {
  const visible = evidenceText(cutAt(text, most));
  return text.length > most || visible.length > most ? `${cutAt(visible, most)}…` : visible;
}

export function planNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
