import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/results.js';

/** Cancels a submission that waits or runs. Events report the outcome, like everything else. */
export function CancelButton({ id }: { readonly id: string }) {
  const { api } = usePorts();
  const cancel = useMutation({ mutationFn: () => api.cancelSubmission(id) });
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={cancel.isPending}
      disabled={cancel.isSuccess}
      onClick={() => cancel.mutate()}
    >
      {cancel.isError ? t('outcome.cancelFailed') : t('outcome.cancel')}
    </Button>
  );
}
