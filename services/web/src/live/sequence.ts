import { applyEvent, type SubmissionView } from './submission-view.js';
import type { LiveEvent } from '@hone/contracts';

/** What happened to an event: applied, known already, or after a gap that must be filled first. */
export type Step =
  | { readonly kind: 'applied'; readonly view: SubmissionView }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'gap' };

/** Applies an event only when it is the very next one. */
export function step(view: SubmissionView, event: LiveEvent): Step {
  if (event.seq <= view.lastSeq) return { kind: 'duplicate' };
  if (event.seq > view.lastSeq + 1) return { kind: 'gap' };
  return { kind: 'applied', view: applyEvent(view, event) };
}

/** Applies consecutive events in order; says whether it met a gap. */
export function stepAll(
  view: SubmissionView,
  events: readonly LiveEvent[],
): { view: SubmissionView; gap: boolean } {
  let current = view;
  for (const event of events) {
    const next = step(current, event);
    if (next.kind === 'gap') return { view: current, gap: true };
    if (next.kind === 'applied') current = next.view;
  }
  return { view: current, gap: false };
}
