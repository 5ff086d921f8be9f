import type { InvitationPreview, InvitationRow, InvitedMany } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { downloadText } from '../app/download-text.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/hiring.js';
import { toCsv } from '../words/csv.js';
import { absoluteLink } from './absolute-link.js';
import { DataTable } from './data-table.js';
import classes from './hiring.module.css';
import { useChange, useHiringApi, useWorkspace } from './use-hiring.js';

/** Rows that are listed besides those with problems. */
const SHOWN = 20;

interface Chosen {
  readonly name: string;
  readonly csv: Blob;
}

function describeProblems({ problems }: InvitationRow): string {
  if (problems.length === 0) return t('invite.fine');
  return problems
    .map(({ field, message }) =>
      field === 'row' ? message : t('invite.field', { field: labelOf(field), message }),
    )
    .join(' · ');
}

function labelOf(field: 'name' | 'email' | 'extraTimePercent'): string {
  return field === 'extraTimePercent' ? t('invite.extraTime') : t(`invite.${field}`);
}

function PreviewTable({ chosen, preview }: { readonly chosen: Chosen; readonly preview: InvitationPreview }) {
  const bad = preview.rows.filter(({ problems }) => problems.length > 0);
  const good = preview.rows.filter(({ problems }) => problems.length === 0);
  const heads = (['line', 'name', 'email', 'extraTime', 'problem'] as const).map((head) =>
    t(`invite.${head}`),
  );
  return (
    <>
      <DataTable label={t('invite.preview', { file: chosen.name })} heads={heads}>
        {[...bad, ...good.slice(0, SHOWN)].map((row) => (
          <tr key={row.line}>
            <td>{row.line}</td>
            <td>{row.name}</td>
            <td>{row.email}</td>
            <td>{row.extraTimePercent}</td>
            <td className={row.problems.length > 0 ? classes['error'] : undefined}>
              {describeProblems(row)}
            </td>
          </tr>
        ))}
      </DataTable>
      {good.length > SHOWN && (
        <p className={classes['quiet']}>{t('invite.more', { count: good.length - SHOWN })}</p>
      )}
    </>
  );
}

function MailedNote({ items }: Pick<InvitedMany, 'items'>) {
  const reason = items.find(({ unmailed }) => unmailed !== null)?.unmailed ?? null;
  const mailed = items.filter((item) => item.mailed).length;
  return (
    <p>
      {t('invite.mailedMany', { mailed, count: items.length })}{' '}
      {reason !== null && t(`invite.unmailed.${reason}`)}
    </p>
  );
}

function MadeInvitations({ made }: { readonly made: InvitedMany }) {
  const download = () => {
    const rows = made.items.map(({ name, email, url, expiresAt }) => [
      name,
      email,
      absoluteLink(url),
      expiresAt,
    ]);
    downloadText(toCsv([['name', 'email', 'link', 'expiresAt'], ...rows]), 'invitations.csv', 'text/csv');
  };
  return (
    <div className={classes['section']} role="status">
      <h3>{t('invite.madeMany', { count: made.items.length })}</h3>
      <MailedNote items={made.items} />
      <p className={classes['quiet']}>{t('invite.downloadText')}</p>
      <div>
        <Button variant="default" onClick={download}>
          {t('invite.downloadLinks')}
        </Button>
      </div>
    </div>
  );
}

interface ConfirmProps {
  readonly chosen: Chosen;
  readonly preview: InvitationPreview;
  readonly pending: boolean;
  readonly onSend: () => void;
}

function ConfirmMany({ chosen, preview, pending, onSend }: ConfirmProps) {
  return (
    <div className={classes['section']}>
      <p role="status">
        {t('invite.good', { count: preview.good })}{' '}
        {preview.bad > 0 && t('invite.bad', { count: preview.bad })}
      </p>
      <PreviewTable chosen={chosen} preview={preview} />
      {preview.good > 0 && (
        <div>
          <Button loading={pending} onClick={onSend}>
            {t('invite.sendMany', { count: preview.good })}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The chosen file, the server's report on it, and the result of sending it. */
function useManyInvitations(assessment: string) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const preview = useChange(id, {
    send: ({ csv }: Chosen) => api.previewMany(id, assessment, csv),
    changes: ['nothing'],
  });
  const send = useChange(id, {
    send: ({ csv }: Chosen) => api.inviteMany(id, assessment, csv),
    changes: ['sittings'],
  });
  const choose = async (file: File | undefined) => {
    preview.reset();
    send.reset();
    if (file === undefined) return setChosen(null);
    const next = { name: file.name, csv: new Blob([await file.arrayBuffer()]) };
    setChosen(next);
    preview.mutate(next);
  };
  return { chosen, preview, send, choose };
}

/** Invites many people by a CSV file; every row is shown before anything is sent. */
export function InviteMany({ assessment }: { readonly assessment: string }) {
  const { chosen, preview, send, choose } = useManyInvitations(assessment);
  const failed = preview.error ?? send.error;
  return (
    <section className={classes['panel']} aria-label={t('invite.many')}>
      <h2>{t('invite.many')}</h2>
      <p className={classes['quiet']}>{t('invite.manyText')}</p>
      <label className={classes['file']}>
        <span>{t('invite.file')}</span>
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      </label>
      {failed !== null && <FailurePanel error={failed} kept={t('invite.kept')} />}
      {chosen !== null && preview.data !== undefined && send.data === undefined && (
        <ConfirmMany
          chosen={chosen}
          preview={preview.data}
          pending={send.isPending}
          onSend={() => send.mutate(chosen)}
        />
      )}
      {send.data !== undefined && <MadeInvitations made={send.data} />}
    </section>
  );
}
