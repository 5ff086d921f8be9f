import { IconCloudOff, IconDeviceFloppy, IconPencil } from '@tabler/icons-react';
import { useOnline } from '../app/connection-notice.js';
import { formatClock } from '../words/quantities.js';
import type { SaveState } from './use-draft-saving.js';
import classes from './top-bar.module.css';

function wordsFor(state: SaveState, online: boolean): string {
  switch (state.kind) {
    case 'untouched':
      return 'Starter code';
    case 'saving':
      return 'Saving…';
    case 'saved': {
      const at = formatClock(state.at);
      return online ? `Saved on this device ${at}` : `Offline, kept on this device ${at}`;
    }
    case 'failed':
      return 'Not saved: this browser refuses storage';
  }
}

/** Where the newest keystroke is safe. Not a live region: it changes at every pause in typing. */
export function SaveStateLabel({ state }: { readonly state: SaveState }) {
  const online = useOnline();
  const Icon = state.kind === 'saving' ? IconPencil : online ? IconDeviceFloppy : IconCloudOff;
  return (
    <span className={classes['save']} data-kind={state.kind}>
      <Icon size={15} aria-hidden />
      <span>{wordsFor(state, online)}</span>
    </span>
  );
}
