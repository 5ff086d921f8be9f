import { CloseButton } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import { useAnnouncer } from './announcements.js';
import classes from './site.module.css';

const NOTICES = {
  'signed-out': 'You are signed out. What you solved stays in your account.',
  'account-deleted': 'Your account and what you did with it are deleted. This browser is nobody’s again.',
  'guest-deleted': 'What you did as a guest is deleted. This browser is nobody’s again.',
} as const;

const stateSchema = z.object({ notice: z.enum(['signed-out', 'account-deleted', 'guest-deleted']) });

/** What the page before has done, said once at the head of the page that it led to. */
export function PageNotice() {
  const location = useLocation();
  const navigate = useNavigate();
  const announcer = useAnnouncer();
  const parsed = stateSchema.safeParse(location.state);
  const text = parsed.success ? NOTICES[parsed.data.notice] : null;
  useEffect(() => {
    if (text !== null) announcer.result(text);
  }, [announcer, text]);
  if (text === null) return null;
  return (
    <div className={classes['notice']}>
      <span>{text}</span>
      <CloseButton
        aria-label="Close this notice"
        onClick={() =>
          void navigate(`${location.pathname}${location.search}`, { replace: true, state: null })
        }
      />
    </div>
  );
}
