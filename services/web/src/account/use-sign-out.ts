import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useAnnouncer } from '../app/announcements.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import { useIdentityChange } from './identity.js';

/** Ends the session and goes to the first page, which confirms it. */
export function useSignOut() {
  const { api } = usePorts();
  const navigate = useNavigate();
  const announcer = useAnnouncer();
  const changeIdentity = useIdentityChange();
  return useMutation({
    mutationFn: () => api.logout(),
    onSuccess: async (answer) => {
      // The provider's page signs out there, too, and leads back.
      if (answer !== undefined) return window.location.assign(answer.signOutUrl);
      await navigate('/', { state: { notice: 'signed-out' } });
      await changeIdentity(null);
    },
    onError: () => announcer.result(t('menu.signOutFailedSpoken')),
  });
}
