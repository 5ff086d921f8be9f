import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './account.module.css';

/** A short message beside a button about what it did; screen readers hear it in the status region. */
export function Done({ children }: { readonly children: ReactNode }) {
  return (
    <span className={classes['done']}>
      <IconCheck size={16} stroke={2.4} aria-hidden />
      {children}
    </span>
  );
}
