import { IconPlugConnectedX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { t } from '../strings/common.js';
import classes from './site.module.css';

function listen(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  );
}

/** Says that the network is unavailable and that nothing is lost. */
export function ConnectionNotice() {
  return useOnline() ? null : <OfflineNotice />;
}

export function OfflineNotice() {
  return (
    <div className={classes['offline']}>
      <IconPlugConnectedX size={16} aria-hidden />
      <span>{t('site.offline')}</span>
    </div>
  );
}
