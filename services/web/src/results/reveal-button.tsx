import type { Evidence } from '@hone/contracts';
import { Button } from '@mantine/core';
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../app/dialog.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/results.js';
import { describeFailure } from '../words/failure-words.js';
import { EvidenceView } from './evidence-view.js';
import classes from './check-list.module.css';

interface RevealProps {
  readonly submission: string;
  readonly check: string;
}

function useReveal({ submission, check }: RevealProps) {
  const { api } = usePorts();
  const queries = useQueryClient();
  const key = ['reveal', submission, check];
  const reveal = useMutation({
    mutationFn: () => api.revealCheck(submission, check),
    onSuccess: ({ evidence }) => {
      queries.setQueryData(key, evidence);
      void queries.invalidateQueries({ queryKey: ['aids'] });
    },
  });
  // What was revealed on this page stays; opening the check must not reveal anything.
  const known = useQuery<Evidence>({ queryKey: key, queryFn: skipToken });
  return { reveal, evidence: known.data };
}

interface AskingProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onReveal: () => void;
}

/** Asks before the help counts. */
function RevealDialog({ opened, onClose, onReveal }: AskingProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={t('reveal.title')}>
      <p>{t('reveal.text')}</p>
      <div className={classes['dialogButtons']}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('reveal.cancel')}
        </Button>
        <Button
          onClick={() => {
            onReveal();
            onClose();
          }}
        >
          {t('reveal.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Shows the hidden data that a check failed on, once the reader has asked for that help. */
export function RevealButton(props: RevealProps) {
  const { reveal, evidence } = useReveal(props);
  const [asking, setAsking] = useState(false);
  if (evidence !== undefined) return <EvidenceView evidence={evidence} />;
  return (
    <div className={classes['reveal']}>
      <p>{t('reveal.offer')}</p>
      <Button variant="default" size="compact-sm" loading={reveal.isPending} onClick={() => setAsking(true)}>
        {t('reveal.open')}
      </Button>
      <RevealDialog opened={asking} onClose={() => setAsking(false)} onReveal={() => reveal.mutate()} />
      {reveal.isError && <p role="alert">{describeFailure(reveal.error, '').happened}</p>}
    </div>
  );
}
