import type { ErasureReceipt } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../hiring/confirm-dialog.js';
import hiringClasses from '../hiring/hiring.module.css';
import { useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { useMutation } from '@tanstack/react-query';
import { t } from '../strings/report.js';
import { formatDateTime } from '../words/quantities.js';

function Receipt({ receipt }: { readonly receipt: ErasureReceipt }) {
  return receipt.items.map(({ sitting, erasedAt, documents, digest }) => (
    <p key={sitting} role="status" className={hiringClasses['quiet']}>
      {t('manage.erased', { when: formatDateTime(erasedAt), count: documents, digest })}
    </p>
  ));
}

/** Erases everything about a candidate, and shows the receipt. */
export function ErasePart({ sitting }: { readonly sitting: string }) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const [asking, setAsking] = useState(false);
  // The page keeps showing its data until it is left: the receipt is beside them.
  const erase = useMutation({
    mutationFn: () => api.eraseSittings(id, [sitting]),
    onSuccess: () => setAsking(false),
  });
  if (erase.isSuccess) return <Receipt receipt={erase.data} />;
  return (
    <div>
      <Button variant="subtle" color="red" size="xs" onClick={() => setAsking(true)}>
        {t('manage.erase')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('manage.eraseTitle')}
        text={t('manage.eraseText')}
        confirm={t('manage.erase')}
        danger
        pending={erase.isPending}
        error={erase.error}
        onConfirm={() => erase.mutate()}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
