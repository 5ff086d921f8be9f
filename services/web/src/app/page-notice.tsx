import { CloseButton } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import { t } from '../strings/common.js';
import { useAnnouncer } from './announcements.js';
import classes from './site.module.css';

const NOTICES = {
  'signed-out': 'signedOut',
  'account-deleted': 'accountDeleted',
  'guest-deleted': 'guestDeleted',
  'password-set': 'passwordSet',
} as const;

const stateSchema = z.object({
  notice: z.enum(['signed-out', 'account-deleted', 'guest-deleted', 'password-set']),
});

/** What the previous page did, shown once at the top of the page that it led to. */
export function PageNotice() {
  const location = useLocation();
  const navigate = useNavigate();
  const announcer = useAnnouncer();
  const parsed = stateSchema.safeParse(location.state);
  const text = parsed.success ? t(`notice.${NOTICES[parsed.data.notice]}`) : null;
  useEffect(() => {
    if (text !== null) announcer.result(text);
  }, [announcer, text]);
  if (text === null) return null;
  return (
    <div className={classes['notice']}>
      <span>{text}</span>
      <CloseButton
        aria-label={t('notice.dismiss')}
        onClick={() =>
          void navigate(`${location.pathname}${location.search}`, { replace: true, state: null })
        }
      />
    </div>
  );
}
