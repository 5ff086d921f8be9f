/** A group of cases as `challenge.yml` has it; see the README of the optimization kind. */
export interface PlannedNode {
  name: string;
  folder?: string;
  score: 'pass-fail' | 'sum' | 'min' | 'max' | 'avg';
  verdict?: 'worst' | 'first' | 'accept';
  acceptIfAny?: boolean;
  onReject: 'break' | 'continue';
  accept?: number;
  reject?: number;
  max: number;
  range?: [number, number];
  validatorScores?: 'used' | 'ignored' | 'refused';
  caseMax?: number;
  requires?: string[];
  args?: string[];
  flags?: string[];
  cases?: Record<string, CaseSettings>;
  groups?: PlannedNode[];
}

/** Settings of a single case. */
export interface CaseSettings {
  args?: string[];
  flags?: string[];
}

/** How samples are judged. */
interface SamplePlan {
  readonly required: boolean;
  /** Points for all samples together, on the scale of `secret.max`. */
  readonly points: number;
  /** Whether the rest is judged only if the samples pass. */
  readonly gate: boolean;
  readonly settings: CaseSettings & { cases?: Record<string, CaseSettings> };
}

/** The test data of a package as Hone judges it. `secret` is undefined when the package has none. */
export interface DataPlan {
  readonly sample: SamplePlan;
  readonly secret: PlannedNode | undefined;
}

/** Folder of the challenge that has the cases of a data folder. */
export const challengeFolder = (path: string): string => `tests/${path}`;
