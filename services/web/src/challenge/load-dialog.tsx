import { Button, Modal, Skeleton } from '@mantine/core';
import type { ChallengeView, SourceFile, Submission } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { languageLabel } from '../words/labels.js';
import { formatMoment } from '../words/quantities.js';
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

/** The submission that the address asks to load, and how to be done with that. */
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
    load(waiting.files, `your submission of ${formatMoment(waiting.loaded.record.createdAt)}`);
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
  return (
    <p>
      Your {languageLabel(record.language)} files in the editor are replaced by those sent{' '}
      {formatMoment(record.createdAt)}. What stands there now is kept, and can be brought back on this device.
    </p>
  );
}

/** Asks before an older submission takes the place of what is in the editor. */
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
    <Modal opened={id !== null} onClose={done} title="Load this submission into the editor?">
      {query.isPending && <Skeleton height={48} aria-busy="true" />}
      {query.isError && <FailurePanel error={query.error} kept="Your code is as it was." />}
      {loaded !== undefined && fits && <Question loaded={loaded} />}
      {loaded !== undefined && !fits && (
        <p>Its language, {languageLabel(loaded.record.language)}, is not offered here at present.</p>
      )}
      <div className={editorClasses['dialogButtons']}>
        <Button variant="default" data-autofocus onClick={done}>
          Keep my code
        </Button>
        <Button disabled={!fits} onClick={confirm}>
          Load it
        </Button>
      </div>
    </Modal>
  );
}
