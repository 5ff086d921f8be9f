import { Button, Checkbox, Skeleton, TextInput } from '@mantine/core';
import type { ResultLink, Submission } from '@hone/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { Done } from '../account/done.js';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { useCopying } from '../app/use-copying.js';
import { t } from '../strings/shared-result.js';
import { modKey } from '../words/shortcuts.js';
import classes from './shared-result.module.css';

const keyOf = (submission: string) => ['submission-share', submission];

function useShare(submission: string) {
  const { api } = usePorts();
  const queries = useQueryClient();
  const reload = () => queries.invalidateQueries({ queryKey: keyOf(submission) });
  const share = useMutation({
    mutationFn: (shows: { code: boolean; name: boolean }) => api.shareResult(submission, shows),
    onSuccess: reload,
  });
  const announcer = useAnnouncer();
  const withdraw = useMutation({
    mutationFn: () => api.withdrawResult(submission),
    onSuccess: async () => {
      announcer.result(t('panel.withdrawn'));
      await reload();
    },
  });
  return { share, withdraw };
}

function PublicLink({ url }: { readonly url: string }) {
  // The API may not know its public host name.
  const { pathname } = new URL(url);
  const here = new URL(pathname, window.location.origin).href;
  const blocked = t('panel.blocked', { mod: modKey() });
  const { copy, copied, field } = useCopying(here, { copied: t('panel.copiedSpoken'), blocked });
  return (
    <div className={classes['link']}>
      <TextInput ref={field} label={t('panel.link')} value={here} readOnly spellCheck={false} />
      <Button variant="default" onClick={() => void copy()}>
        {t('panel.copy')}
      </Button>
      <Link to={pathname}>{t('panel.open')}</Link>
      {copied === 'yes' && <Done>{t('panel.copied')}</Done>}
      {copied === 'denied' && <span>{blocked}</span>}
    </div>
  );
}

function ShareForm({ submission, link }: { readonly submission: string; readonly link: ResultLink | null }) {
  const { share, withdraw } = useShare(submission);
  const [code, setCode] = useState(link?.code ?? false);
  const [name, setName] = useState(link?.name ?? false);
  const failure = share.error ?? withdraw.error;
  return (
    <>
      {link !== null && <PublicLink url={link.url} />}
      <Checkbox
        label={t('panel.code')}
        description={t('panel.codeWarning')}
        checked={code}
        onChange={(event) => setCode(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('panel.name')}
        checked={name}
        onChange={(event) => setName(event.currentTarget.checked)}
      />
      {failure !== null && <FailurePanel error={failure} kept={t('panel.kept')} />}
      <div className={classes['buttons']}>
        <Button variant="default" loading={share.isPending} onClick={() => share.mutate({ code, name })}>
          {link === null ? t('panel.share') : t('panel.save')}
        </Button>
        {link !== null && (
          <Button variant="subtle" color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('panel.withdraw')}
          </Button>
        )}
        {share.isSuccess && link !== null && <Done>{t('panel.saved')}</Done>}
      </div>
    </>
  );
}

/** Lets the owner of a solved submission publish it; nothing if it cannot be shared. */
export function ShareResult({ record }: { readonly record: Submission }) {
  const { api } = usePorts();
  const query = useQuery({
    queryKey: keyOf(record.id),
    queryFn: ({ signal }) => api.findResultLink(record.id, signal),
    enabled: record.mode === 'submit' && record.status === 'graded',
  });
  if (query.isLoading) return <Skeleton height={40} aria-busy="true" />;
  if (query.data?.sharable !== true) return null;
  return (
    <section className={classes['panel']} aria-label={t('panel.title')}>
      <h2>{t('panel.title')}</h2>
      <p>{t('panel.about')}</p>
      <ShareForm key={query.data.link?.url} submission={record.id} link={query.data.link} />
    </section>
  );
}
