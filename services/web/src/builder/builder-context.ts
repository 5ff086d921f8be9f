import type { ChallengeSummary } from '@hone/contracts';
import type { AssessmentContent } from '@hone/contracts/hiring';
import { createContext, useContext } from 'react';

/** What all parts of the builder work on. */
export interface Builder {
  readonly content: AssessmentContent;
  /** Accepts changed content; it is saved automatically. */
  readonly change: (change: (content: AssessmentContent) => AssessmentContent) => void;
  /** Challenges of the catalogue by slug. */
  readonly known: ReadonlyMap<string, ChallengeSummary>;
  /** The reader has read access only. */
  readonly readOnly: boolean;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (builder === null) throw new Error('BuilderContext is missing above this component');
  return builder;
}
