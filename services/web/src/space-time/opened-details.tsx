import { useState, type ReactNode } from 'react';
import classes from './history-view.module.css';

interface OpenedDetailsProps {
  readonly summary: string;
  /** Open from the beginning. */
  readonly open?: boolean;
  readonly children: () => ReactNode;
}

/** A disclosure whose content is made when it is opened for the first time. */
export function OpenedDetails({ summary, open = false, children }: OpenedDetailsProps) {
  const [wasOpened, setOpened] = useState(open);
  return (
    <details
      className={classes['details']}
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true);
      }}
    >
      <summary>{summary}</summary>
      {wasOpened && children()}
    </details>
  );
}
