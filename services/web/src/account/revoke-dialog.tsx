import { Button } from '@mantine/core';
import type { ApiToken } from '@hone/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Dialog } from '../app/dialog.js';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import classes from './account.module.css';

interface RevokeDialogProps {
  readonly token: ApiToken | null;
  readonly onClose: () => void;
}

function useRevoking(onRevoked: () => void) {
  const { api } = usePorts();
  const queries = useQueryClient();
  const announcer = useAnnouncer();
  return useMutation({
    mutationFn: (id: string) => api.revokeToken(id),
    onSuccess: async () => {
      onRevoked();
      announcer.result(t('tokens.revoked'));
      await queries.invalidateQueries({ queryKey: ['tokens'] });
    },
  });
}

/** Asks before a token is revoked, because programs that use it stop working. */
export function RevokeDialog({ token, onClose }: RevokeDialogProps) {
  const revoke = useRevoking(onClose);
  const close = () => {
    revoke.reset();
    onClose();
  };
  return (
    <Dialog
      opened={token !== null}
      onClose={close}
      title={t('tokens.revokeTitle', { name: token?.name ?? '' })}
    >
      <div className={classes['dialog']}>
        <p>{t('tokens.revokeText')}</p>
        {revoke.isError && <FailurePanel error={revoke.error} kept={t('tokens.revokeFailed')} />}
        <div className={classes['dialogButtons']}>
          <Button variant="default" data-autofocus onClick={close}>
            {t('tokens.revokeCancel')}
          </Button>
          <Button
            color="red"
            loading={revoke.isPending}
            onClick={() => token !== null && revoke.mutate(token.id)}
          >
            {t('tokens.revoke')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
