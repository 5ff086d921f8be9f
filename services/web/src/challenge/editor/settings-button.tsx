import { IconSettings } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../strings/challenge.js';
import classes from '../editor-pane.module.css';
import type { SettingsHandle } from './editor-settings.js';

const SettingsDialog = lazy(async () => ({
  default: (await import('./settings-dialog.js')).SettingsDialog,
}));

export function SettingsButton({ settings }: { readonly settings: SettingsHandle }) {
  const [opened, setOpened] = useState(false);
  const [wanted, setWanted] = useState(false);
  const open = () => {
    setWanted(true);
    setOpened(true);
  };
  return (
    <>
      <button
        type="button"
        className={classes['tool']}
        aria-label={t('editor.settings')}
        title={t('editor.settings')}
        onClick={open}
      >
        <IconSettings size={16} aria-hidden />
      </button>
      {wanted && (
        <Suspense fallback={null}>
          <SettingsDialog opened={opened} settings={settings} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
