import type { History } from '../../../history/history.js';
import type { Breakage } from '../cluster/breakage.js';
import type { PlannedFault } from './fault-schedule.js';

/** A fault and the time that it lasted, by the clock of the history. */
export type LastedFault = Pick<PlannedFault, 'fault' | 'label' | 'groups'> & {
  readonly fromMs: number;
  readonly toMs: number | null;
};

/** The result of a scenario. */
export interface ScenarioRun {
  readonly history: History;
  readonly nodes: readonly string[];
  readonly services: readonly string[];
  readonly faults: readonly LastedFault[];
  /** What nodes printed on stderr, by name. */
  readonly logs: readonly { readonly node: string; readonly text: string }[];
  /** How late the harness was at most. */
  readonly lagMs: number;
  /** How many answers came too late; a node that never answers is not slow. */
  readonly lateAnswers: number;
  /** Whether something else kept the machine busy all the time. */
  readonly isCrowded: boolean;
  /** Set where it ended early. */
  readonly broken?: Breakage;
}
