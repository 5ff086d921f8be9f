import type { User } from '@hone/contracts';
import { useNavigate, useSearchParams } from 'react-router';
import { useAnnouncer } from '../app/announcements.js';
import { t } from '../strings/account.js';
import { useIdentityChange } from './identity.js';
import { parseNext } from './next-page.js';

/** What follows a registration or login: the page that was asked for, and nothing of the guest's left in memory. */
export function useEntering(): (user: User) => Promise<void> {
  const navigate = useNavigate();
  const changeIdentity = useIdentityChange();
  const announcer = useAnnouncer();
  const [search] = useSearchParams();
  return async (user) => {
    await navigate(parseNext(search), { replace: true });
    await changeIdentity(user);
    announcer.result(t('signIn.spoken', { name: user.name }));
  };
}
