import { useId, type ReactNode } from 'react';
import classes from './account.module.css';

interface AccountSectionProps {
  readonly title: string;
  readonly about: ReactNode;
  readonly children: ReactNode;
}

/** A part of the account page: what it is about on the left, what can be done on the right. */
export function AccountSection({ title, about, children }: AccountSectionProps) {
  const id = useId();
  return (
    <section className={classes['section']} aria-labelledby={id}>
      <div className={classes['about']}>
        <h2 id={id}>{title}</h2>
        <p>{about}</p>
      </div>
      <div className={classes['body']}>{children}</div>
    </section>
  );
}
