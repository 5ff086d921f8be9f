import { Link } from 'react-router';
import { t } from '../strings/common.js';
import classes from './site.module.css';

/** The mark: an h whose right leg is ground to an edge. */
export function BrandMark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="6" fill="var(--accent)" />
      <path
        d="M8 6h5.5v7.2c1.2-1.3 2.9-2 4.8-2 4 0 6.4 2.6 6.4 6.9V26h-5.5v-6.9c0-2-.9-3.1-2.6-3.1-1.8 0-3.1 1.3-3.1 3.4V21L8 26z"
        fill="var(--accent-ink)"
      />
    </svg>
  );
}

export function Brand() {
  return (
    <Link to="/" className={classes['brand']} aria-label={t('site.home')}>
      <BrandMark />
      <span>{t('site.wordmark')}</span>
    </Link>
  );
}
