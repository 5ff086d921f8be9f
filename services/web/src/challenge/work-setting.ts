import type { ChallengeView, User } from '@hone/contracts';
import { createContext, useContext, type ComponentType } from 'react';
import { settleOwner } from './drafts/draft-owner.js';
import type { DraftStore } from './drafts/draft-store.js';
import type { SaveState } from './drafts/draft-model.js';

export interface BarProps {
  readonly challenge: ChallengeView;
  readonly saveState: SaveState;
  readonly saveNow: () => void;
  readonly onHelp: () => void;
}

/** The differences between practice and a sitting. */
export interface WorkSetting {
  /** Whether there are hints, an editorial, and variants to draw. */
  readonly aids: boolean;
  /** The key under which the tab remembers the submission shown last of a challenge. */
  readonly placeOf: (slug: string) => string;
  /** Moves drafts of this browser to the current user. */
  readonly settleOwner: (store: DraftStore, user: User | null) => Promise<void>;
  /** Replaces the top bar. */
  readonly Bar: ComponentType<BarProps> | null;
  /** Replaces the submissions' list; `onOpen` when one was chosen. */
  readonly History: ComponentType<{ readonly onOpen: () => void }> | null;
}

const PRACTICE: WorkSetting = {
  aids: true,
  placeOf: (slug) => slug,
  settleOwner,
  Bar: null,
  History: null,
};

export const WorkSettingContext = createContext<WorkSetting>(PRACTICE);

export function useWorkSetting(): WorkSetting {
  return useContext(WorkSettingContext);
}
