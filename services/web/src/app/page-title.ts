import { useEffect } from 'react';
import { t } from '../strings/common.js';

/** Sets the page's title for the tab and for screen readers. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? t('site.name') : t('pageTitle', { page: title });
  }, [title]);
}
