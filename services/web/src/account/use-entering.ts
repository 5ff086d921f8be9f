import type { User } from '@hone/contracts';
import { useNavigate, useSearchParams } from 'react-router';
import { useAnnouncer } from '../app/announcements.js';
import { t } from '../strings/account.js';
import { useIdentityChange } from './identity.js';
import { parseNext } from './next-page.js';

/** After registering or signing in: opens the requested page and drops the guest's data from memory. */
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
