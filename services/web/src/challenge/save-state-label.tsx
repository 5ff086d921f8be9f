import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconDeviceFloppy,
  IconPencil,
} from '@tabler/icons-react';
import { useOnline } from '../app/connection-notice.js';
import { formatClock } from '../words/quantities.js';
import type { SaveState } from './drafts/draft-model.js';
import classes from './top-bar.module.css';

const ICONS: Readonly<Record<SaveState['kind'], typeof IconPencil>> = {
  untouched: IconDeviceFloppy,
  saving: IconPencil,
  saved: IconCloudCheck,
  away: IconCloudOff,
  refused: IconAlertTriangle,
  unsafe: IconAlertTriangle,
  conflict: IconAlertTriangle,
};

/** The save state in words; `online`: whether the browser has a network. */
export function describeSaveState(state: SaveState, online: boolean): string {
  switch (state.kind) {
    case 'untouched':
      return 'Starter code';
    case 'saving':
      return 'Saving…';
    case 'saved':
      return `Saved ${formatClock(state.at)}${state.storage ? '' : ', on the server only'}`;
    case 'away':
      return `${online ? 'Server away' : 'Offline'}, kept on this device ${formatClock(state.at)}`;
    case 'refused':
      return 'Kept on this device only';
    case 'unsafe':
      return 'Not saved: no storage, no server';
    case 'conflict':
      return 'Conflict: two versions, both kept';
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
