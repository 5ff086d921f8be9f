import { useState, type ReactNode } from 'react';
import classes from './history-view.module.css';

interface OpenedDetailsProps {
  readonly summary: string;
  /** Initially expanded. */
  readonly open?: boolean;
  readonly children: () => ReactNode;
}

/** A disclosure whose content is created when it is first opened. */
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
