import { createContext } from 'react';
import type { SourcePlace } from '../challenge/problems/source-references.js';

/** Where to go from a verdict. Steps that a page can't offer are absent. */
export interface NextStep {
  /** The editor, at this line if one is given. */
  readonly openCode: (place?: SourcePlace) => void;
  /** The first error that the editor marks, if any. */
  readonly problem?: SourcePlace | undefined;
  readonly openHints?: (() => void) | undefined;
  readonly openEditorial?: (() => void) | undefined;
  /** The challenge to continue with. */
  readonly challenge?: { readonly title: string; readonly to: string } | undefined;
}

/** Null outside of a challenge page. */
export const NextStepContext = createContext<NextStep | null>(null);
