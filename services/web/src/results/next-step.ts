import { createContext } from 'react';
import type { SourcePlace } from '../challenge/problems/source-references.js';

/** Where a reader goes from a verdict. What a page can't do is absent. */
export interface NextStep {
  /** The editor, at this line if one is named. */
  readonly openCode: (place?: SourcePlace) => void;
  /** Where the editor marks the first error, if it marks one. */
  readonly problem?: SourcePlace | undefined;
  readonly openHints?: (() => void) | undefined;
  readonly openEditorial?: (() => void) | undefined;
  /** A challenge to go on with. */
  readonly challenge?: { readonly title: string; readonly to: string } | undefined;
}

/** Null outside of a challenge page. */
export const NextStepContext = createContext<NextStep | null>(null);
