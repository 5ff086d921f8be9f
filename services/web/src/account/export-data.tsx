import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useAnnouncer } from '../app/announcements.js';
import { downloadText } from '../app/download-text.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/account.js';
import classes from './account.module.css';
import { Done } from './done.js';

/** All of the user's data as a JSON file. */
export function ExportData() {
  const { api } = usePorts();
  const announcer = useAnnouncer();
  const fetching = useMutation({
    mutationFn: () => api.exportMe(),
    onSuccess: (content) => {
      const name = `hone-export-${new Date().toISOString().slice(0, 10)}.json`;
      downloadText(`${JSON.stringify(content, null, 2)}\n`, name, 'application/json');
      announcer.result(t('data.spoken'));
    },
  });
  return (
    <>
      {fetching.isError && <FailurePanel error={fetching.error} kept={t('data.failed')} />}
      <div className={classes['buttons']}>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={fetching.isPending}
          onClick={() => fetching.mutate()}
        >
          {t('data.download')}
        </Button>
        {fetching.isSuccess && <Done>{t('data.done')}</Done>}
      </div>
    </>
  );
}
