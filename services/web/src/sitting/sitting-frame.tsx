import type { ReactNode } from 'react';
import { BrandMark } from '../app/brand.js';
import { ColorSchemeToggle } from '../app/color-scheme-toggle.js';
import { useOnline } from '../app/connection-notice.js';
import siteClasses from '../app/site.module.css';
import { t } from '../strings/sitting.js';
import { t as tCommon } from '../strings/common.js';

/** Says that the candidate can keep typing. */
export function SittingOffline() {
  if (useOnline()) return null;
  return <div className={siteClasses['offline']}>{t('offline')}</div>;
}

/** The frame of a candidate's pages: no links to the rest of the site, no distractions. */
export function SittingFrame({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <div className="skip-links">
        <a href="#main">{tCommon('site.skipToContent')}</a>
      </div>
      <header className={siteClasses['bar']}>
        <div className={siteClasses['barInner']}>
          <span className={siteClasses['brand']}>
            <BrandMark />
            <span>{tCommon('site.wordmark')}</span>
          </span>
          <div className={siteClasses['barEnd']} style={{ marginInlineStart: 'auto' }}>
            <ColorSchemeToggle />
          </div>
        </div>
      </header>
      <SittingOffline />
      <main id="main" tabIndex={-1} className={siteClasses['main']}>
        {children}
      </main>
    </>
  );
}
