import type { ReactNode } from 'react';
import { panelIdOf, tabIdOf } from './tab-ids.js';

interface TabPanelProps {
  /** The same as the strip's. */
  readonly id: string;
  readonly name: string;
  readonly active: string;
  /** Stays mounted while another tab is active, as an editor does. */
  readonly keep?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** The content of a tab. */
export function TabPanel({ id, name, active, keep = false, className, children }: TabPanelProps) {
  if (name !== active && !keep) return null;
  return (
    <div
      id={panelIdOf(id, name)}
      role="tabpanel"
      aria-labelledby={tabIdOf(id, name)}
      hidden={name !== active}
      className={className}
    >
      {children}
    </div>
  );
}
