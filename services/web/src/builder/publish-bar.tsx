import type { Assessment } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { ConfirmDialog } from '../hiring/confirm-dialog.js';
import hiringClasses from '../hiring/hiring.module.css';
import { may, useChange, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/builder.js';
import { t as tCommon } from '../strings/common.js';
import { t as tHiring } from '../strings/hiring.js';
import { formatClock, formatDateTime } from '../words/quantities.js';
import { useBuilder } from './builder-context.js';
import { minutesOf } from './builder-model.js';
import classes from './builder.module.css';
import type { SaveStatus } from './use-saved-content.js';

type FieldName = 'title' | 'intro' | 'sections' | 'totalMinutes' | 'window' | 'other';
const FIELDS: readonly FieldName[] = ['title', 'intro', 'sections', 'totalMinutes', 'window'];

function describeStatus(status: SaveStatus): string {
  if (status.kind === 'saved') return t('state.saved', { time: formatClock(new Date(status.at)) });
  if (status.kind !== 'invalid') return t(`state.${status.kind}`);
  const name = FIELDS.find((field) => field === status.field) ?? 'other';
  return t('state.invalid', { problem: t('field', { field: t(`fields.${name}`) }) });
}

/** Why it cannot be published yet; undefined when it can. */
function useMissing(): string | undefined {
  const { content } = useBuilder();
  if (content.sections.every(({ items }) => items.length === 0)) return t('publish.empty');
  return minutesOf(content) === null ? t('publish.untimed') : undefined;
}

function describeVersion({ versions, changed, state }: Assessment): string[] {
  const newest = versions.at(-1);
  if (newest === undefined) return [t('publish.never')];
  const { version, publishedAt } = newest;
  const current = t('publish.current', { version, when: formatDateTime(publishedAt) });
  return changed && state !== 'retired' ? [current, t('publish.changed', { version })] : [current];
}

function RetireButton({ assessment }: { readonly assessment: Assessment }) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const retire = useChange(id, {
    send: () => api.retireAssessment(id, assessment.id),
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
        {t('actions.retire')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('retire.title')}
        text={t('retire.text')}
        confirm={t('retire.confirm')}
        danger
        pending={retire.isPending}
        error={retire.error}
        onConfirm={() => retire.mutate()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

interface PublishBarProps {
  readonly assessment: Assessment;
  readonly status: SaveStatus;
}

interface ActionsProps extends PublishBarProps {
  readonly missing: string | undefined;
  readonly publishing: boolean;
  readonly onPublish: () => void;
}

function Actions({ assessment, status, missing, publishing, onPublish }: ActionsProps) {
  const workspace = useWorkspace();
  const page = `/w/${workspace.id}/assessments/${assessment.id}`;
  const builds = may(workspace, 'build') && assessment.state !== 'retired';
  const published = assessment.versions.length > 0;
  return (
    <div className={hiringClasses['buttons']}>
      {/* First, so that it never appears where Publish was clicked. */}
      {builds && published && <RetireButton assessment={assessment} />}
      <Button component={Link} to={`${page}/preview`} variant="default">
        {t('actions.preview')}
      </Button>
      {published && may(workspace, 'invite') && assessment.state === 'published' && (
        <Button
          component={Link}
          to={`${page}/invite`}
          {...(assessment.changed ? { variant: 'default' } : {})}
        >
          {t('actions.invite')}
        </Button>
      )}
      {builds && (
        <Button
          loading={publishing}
          disabled={missing !== undefined || status.kind !== 'saved' || (published && !assessment.changed)}
          onClick={onPublish}
        >
          {t('actions.publish')}
        </Button>
      )}
    </div>
  );
}

/** Title, whether it is saved, which version is published, and the available actions. */
export function PublishBar({ assessment, status }: PublishBarProps) {
  const api = useHiringApi();
  const announcer = useAnnouncer();
  const { content, readOnly } = useBuilder();
  const { id } = useWorkspace();
  const missing = useMissing();
  const facts = [
    tHiring(`assessments.states.${assessment.state}`),
    ...describeVersion(assessment),
    ...(readOnly ? [] : [describeStatus(status)]),
  ];
  const publish = useChange(id, {
    send: () => api.publishAssessment(id, assessment.id, assessment.revision),
    onDone: ({ version }) => announcer.result(t('publish.done', { version })),
  });
  return (
    <>
      <div className={hiringClasses['head']}>
        <h1>{content.title === '' ? t('title') : content.title}</h1>
        <Actions
          {...{ assessment, status, missing }}
          publishing={publish.isPending}
          onPublish={() => publish.mutate()}
        />
      </div>
      <p className={classes['save']} data-bad={['invalid', 'failed', 'conflict'].includes(status.kind)}>
        {facts.reduce((first, second) => tCommon('dotted', { first, second }))}
      </p>
      {assessment.state === 'retired' && <p className={hiringClasses['quiet']}>{t('retire.done')}</p>}
      {!readOnly && missing !== undefined && <p className={hiringClasses['quiet']}>{missing}</p>}
      {publish.isError && (
        <FailurePanel error={publish.error} kept={t('publish.failed')} onRetry={() => publish.mutate()} />
      )}
      {publish.isSuccess && !assessment.changed && (
        <p role="status">{t('publish.done', { version: publish.data.version })}</p>
      )}
    </>
  );
}
