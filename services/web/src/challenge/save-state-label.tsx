import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconDeviceFloppy,
  IconPencil,
} from '@tabler/icons-react';
import { useOnline } from '../app/connection-notice.js';
import { t } from '../strings/challenge.js';
import { formatClock } from '../words/quantities.js';
import type { SaveState } from './drafts/draft-model.js';
import classes from './top-bar.module.css';

const ICONS: Readonly<Record<SaveState['kind'], typeof IconPencil>> = {
  untouched: IconDeviceFloppy,
  saving: IconPencil,
  saved: IconCloudCheck,
  away: IconCloudOff,
  rejected: IconAlertTriangle,
  unsafe: IconAlertTriangle,
  conflict: IconAlertTriangle,
};

/** The save state in words; `online`: whether the browser has a network. */
function describeSaveState(state: SaveState, online: boolean): string {
  switch (state.kind) {
    case 'untouched':
      return t('save.untouched');
    case 'saving':
      return t('save.saving');
    case 'saved':
      return t(state.storage ? 'save.saved' : 'save.savedOnServer', { time: formatClock(state.at) });
    case 'away':
      return t(online ? 'save.unreachable' : 'save.offline', { time: formatClock(state.at) });
    case 'rejected':
      return t('save.deviceOnly');
    case 'unsafe':
      return t('save.unsafe');
    case 'conflict':
      return t('save.conflict');
  }
}

/** Where the newest keystroke is safe. Not a live region: it changes at every pause in typing. */
export function SaveStateLabel({ state }: { readonly state: SaveState }) {
  const online = useOnline();
  const words = describeSaveState(state, online);
  const Icon = ICONS[state.kind];
  return (
    <span className={classes['save']} data-kind={state.kind} title={words}>
      <Icon size={15} aria-hidden />
      <span>{words}</span>
    </span>
  );
}
