import type { ReactNode } from 'react';
import classes from './design.module.css';

interface SpecimenProps {
  /** The component, as the source names it. */
  readonly name: string;
  readonly state?: string;
  readonly children: ReactNode;
}

/** A component in one of its states. */
export function Specimen({ name, state, children }: SpecimenProps) {
  return (
    <section className={classes['specimen']} aria-label={state === undefined ? name : `${name}, ${state}`}>
      <h3>
        <code>{name}</code>
        {state !== undefined && <span>{state}</span>}
      </h3>
      <div className={classes['stage']}>{children}</div>
    </section>
  );
}
