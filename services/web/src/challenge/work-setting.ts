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

/** What differs where a challenge is not practised but sat. */
export interface WorkSetting {
  /** Whether there are hints, an editorial, and variants to draw. */
  readonly aids: boolean;
  /** Under which name the tab remembers the submission shown last of a challenge. */
  readonly placeOf: (slug: string) => string;
  /** Gives drafts of this browser to who is asking now. */
  readonly settleOwner: (store: DraftStore, user: User | null) => Promise<void>;
  /** Stands in the place of the top bar. */
  readonly Bar: ComponentType<BarProps> | null;
  /** Stands in the place of the submissions' list; `onOpen` when one was chosen. */
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
