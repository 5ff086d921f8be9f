import { useState } from 'react';
import { useAnnouncer } from '../../app/announcements.js';
import { t } from '../../strings/challenge.js';
import type { SettingsHandle } from './editor-settings.js';

/** Says once, on the first focus, that Tab indents and how to leave; shown until the focus has left. */
export function useTabNotice({ settings, change }: SettingsHandle) {
  const announcer = useAnnouncer();
  const [shown, setShown] = useState(false);
  const onFocusChange = (focused: boolean) => {
    if (!focused) return setShown(false);
    if (settings.toldTab || settings.tab === 'leaves') return;
    change({ toldTab: true });
    setShown(true);
    announcer.progress(t('editor.tabNotice'));
  };
  return { shown, onFocusChange };
}
