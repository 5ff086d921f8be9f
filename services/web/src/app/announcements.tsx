import { VisuallyHidden } from '@mantine/core';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createAnnouncer, type Announcer } from './announcer.js';
import { schedule } from './schedule.js';

const AnnouncerContext = createContext<Announcer | null>(null);

export function useAnnouncer(): Announcer {
  const announcer = useContext(AnnouncerContext);
  if (announcer === null) throw new Error('Announcements is missing above this component');
  return announcer;
}

/** The page's one polite status region. It is in the document before any text is. */
export function Announcements({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState('');
  const announcer = useMemo(
    () => createAnnouncer({ now: () => performance.now(), schedule, say: setMessage }),
    [],
  );
  useEffect(() => () => announcer.stop(), [announcer]);
  return (
    <AnnouncerContext value={announcer}>
      <VisuallyHidden role="status" aria-live="polite" aria-atomic="true">
        {message}
      </VisuallyHidden>
      {children}
    </AnnouncerContext>
  );
}
