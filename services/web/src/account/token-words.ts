import { t } from '../strings/account.js';

interface Lifetime {
  /** Days; empty for a token that lasts until it is revoked. */
  readonly value: string;
  readonly label: string;
}

/** How long a new token may last. */
export function lifetimes(): Lifetime[] {
  return [
    { value: '7', label: t('tokens.days7') },
    { value: '30', label: t('tokens.days30') },
    { value: '90', label: t('tokens.days90') },
    { value: '366', label: t('tokens.year') },
    { value: '', label: t('tokens.never') },
  ];
}
