import { Button, Modal } from '@mantine/core';
import type { ApiToken } from '@hone/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import classes from './account.module.css';

interface RevokeDialogProps {
  readonly token: ApiToken | null;
  readonly onClose: () => void;
}

/** Asks before a token stops working, since whatever uses it stops too. */
export function RevokeDialog({ token, onClose }: RevokeDialogProps) {
  const { api } = usePorts();
  const queries = useQueryClient();
  const announcer = useAnnouncer();
  const revoke = useMutation({
    mutationFn: (id: string) => api.revokeToken(id),
    onSuccess: async () => {
      onClose();
      announcer.result('The token is revoked.');
      await queries.invalidateQueries({ queryKey: ['tokens'] });
    },
  });
  const close = () => {
    revoke.reset();
    onClose();
  };
  return (
    <Modal opened={token !== null} onClose={close} title={`Revoke “${token?.name ?? ''}”?`}>
      <div className={classes['dialog']}>
        <p>Whatever uses this token is refused from now on. This cannot be taken back.</p>
        {revoke.isError && <FailurePanel error={revoke.error} kept="The token still works." />}
        <div className={classes['dialogButtons']}>
          <Button variant="default" data-autofocus onClick={close}>
            Keep it
          </Button>
          <Button
            color="red"
            loading={revoke.isPending}
            onClick={() => token !== null && revoke.mutate(token.id)}
          >
            Revoke
          </Button>
        </div>
      </div>
    </Modal>
  );
}
