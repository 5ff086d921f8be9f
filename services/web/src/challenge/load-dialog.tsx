import { Button, Skeleton } from '@mantine/core';
import type { ChallengeView, SourceFile, Submission } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Dialog } from '../app/dialog.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/challenge.js';
import { languageLabel } from '../words/labels.js';
import { formatDateTime } from '../words/quantities.js';
import editorClasses from './editor-pane.module.css';
import type { WorkHandle } from './use-work.js';
import { isWritable } from './work.js';

interface LoadDialogProps {
  readonly challenge: ChallengeView;
  readonly handle: WorkHandle;
}

interface Loaded {
  readonly record: Submission;
  readonly files: readonly SourceFile[];
}

/** The submission that the URL asks to load, and a function that clears the request. */
function useWish() {
  const [search, setSearch] = useSearchParams();
  const done = () => {
    const next = new URLSearchParams(search);
    next.delete('load');
    setSearch(next, { replace: true });
  };
  return { id: search.get('load'), done };
}

/** Puts files into the editor once it shows their language. */
function useLoadingInto(handle: WorkHandle) {
  const [waiting, setWaiting] = useState<{ loaded: Loaded; files: readonly SourceFile[] } | null>(null);
  const { language, work, load } = handle;
  useEffect(() => {
    if (waiting === null || work === null || language !== waiting.loaded.record.language) return;
    load(waiting.files, waiting.loaded.record.createdAt);
    setWaiting(null);
  }, [waiting, work, language, load]);
  return setWaiting;
}

function useSubmitted(id: string | null) {
  const { api } = usePorts();
  return useQuery({
    queryKey: ['submitted', id],
    enabled: id !== null,
    queryFn: async ({ signal }): Promise<Loaded> => {
      const wanted = id ?? '';
      const [record, files] = await Promise.all([
        api.getSubmission(wanted, signal),
        api.getFiles(wanted, signal),
      ]);
      return { record, files: files.items };
    },
  });
}

function Question({ loaded }: { readonly loaded: Loaded }) {
  const { record } = loaded;
  const language = languageLabel(record.language);
  return <p>{t('load.text', { language, when: formatDateTime(record.createdAt) })}</p>;
}

/** Asks before an older submission replaces the text in the editor. */
export function LoadDialog({ challenge, handle }: LoadDialogProps) {
  const { id, done } = useWish();
  const query = useSubmitted(id);
  const loadInto = useLoadingInto(handle);
  const loaded = query.data;
  const fits = loaded !== undefined && challenge.languages.includes(loaded.record.language);
  const confirm = () => {
    if (loaded === undefined) return;
    const files = loaded.files.filter((file) => isWritable(challenge, file.path));
    if (loaded.record.language !== handle.language) handle.chooseLanguage(loaded.record.language);
    loadInto({ loaded, files });
    done();
  };
  return (
    <Dialog opened={id !== null} onClose={done} title={t('load.title')}>
      {query.isPending && <Skeleton height={48} aria-busy="true" />}
      {query.isError && <FailurePanel error={query.error} kept={t('load.unchanged')} />}
      {loaded !== undefined && fits && <Question loaded={loaded} />}
      {loaded !== undefined && !fits && (
        <p>{t('load.notOffered', { language: languageLabel(loaded.record.language) })}</p>
      )}
      <div className={editorClasses['dialogButtons']}>
        <Button variant="default" data-autofocus onClick={done}>
          {t('load.cancel')}
        </Button>
        <Button disabled={!fits} onClick={confirm}>
          {t('load.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
