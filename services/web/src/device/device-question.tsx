import { Button, Skeleton } from '@mantine/core';
import { writeUserCode, type WaitingDevice } from '@hone/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import classes from '../account/entrance.module.css';
import { ApiProblem } from '../api-client/failures.js';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/device.js';
import { formatDateTime } from '../words/quantities.js';
import own from './device.module.css';

/** The user's decision about a device. */
export interface Decision {
  readonly name: string;
  readonly allow: boolean;
}

export function DeviceAnswered({ name, allow }: Decision) {
  return (
    <>
      <h2>{allow ? t('allowedTitle') : t('declinedTitle')}</h2>
      <p>{allow ? t('allowed', { name }) : t('declined', { name })}</p>
      <p>
        <Link to="/me/account">{t('tokens')}</Link>
      </p>
    </>
  );
}

function BadCode({ onOther }: { readonly onOther: () => void }) {
  return (
    <>
      <p role="alert">{t('badCode')}</p>
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onOther}>
          {t('otherCode')}
        </Button>
      </div>
    </>
  );
}

function WhatItAsks({ device, code }: { readonly device: WaitingDevice; readonly code: string }) {
  return (
    <>
      <h2>{t('ask', { name: device.name })}</h2>
      <p>{t('compare')}</p>
      <p className={own['code']}>{writeUserCode(code)}</p>
      <p>{t('may')}</p>
      <ul className={own['scopes']}>
        {device.scopes.map((scope) => (
          <li key={scope}>{t(`scopes.${scope}`)}</li>
        ))}
      </ul>
      <p>{t('until', { count: device.tokenDays })}</p>
      <p className={own['quiet']}>{t('requested', { when: formatDateTime(device.requestedAt) })}</p>
      <p>
        <strong>{t('warning')}</strong>
      </p>
    </>
  );
}

interface DeviceQuestionProps {
  readonly code: string;
  readonly onOther: () => void;
  readonly onDecided: (decision: Decision) => void;
}

function Decide({
  device,
  code,
  onDecided,
  onOther,
}: DeviceQuestionProps & { readonly device: WaitingDevice }) {
  const { api } = usePorts();
  const announcer = useAnnouncer();
  const queries = useQueryClient();
  const answering = useMutation({
    mutationFn: (allow: boolean) => api.answerDevice(code, allow),
    onSuccess: (_done, allow) => {
      announcer.result(allow ? t('allowedTitle') : t('declinedTitle'));
      void queries.invalidateQueries({ queryKey: ['tokens'] });
      onDecided({ name: device.name, allow });
    },
  });
  if (isBadCode(answering.error)) return <BadCode onOther={onOther} />;
  return (
    <>
      <WhatItAsks device={device} code={code} />
      {answering.isError && <FailurePanel error={answering.error} kept={t('nothing')} />}
      <div className={classes['buttons']}>
        <Button loading={answering.isPending} onClick={() => answering.mutate(true)}>
          {t('allow')}
        </Button>
        <Button variant="default" disabled={answering.isPending} onClick={() => answering.mutate(false)}>
          {t('decline')}
        </Button>
      </div>
    </>
  );
}

const isBadCode = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'DEVICE_CODE_INVALID';

/** Shows the request of a code, and lets the user decide. */
export function DeviceQuestion(props: DeviceQuestionProps) {
  const { api } = usePorts();
  const query = useQuery({
    queryKey: ['device', props.code],
    queryFn: () => api.findDevice(props.code),
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (query.isPending) return <Skeleton height={200} aria-busy="true" />;
  if (query.isSuccess) return <Decide {...props} device={query.data} />;
  if (isBadCode(query.error)) return <BadCode onOther={props.onOther} />;
  return <FailurePanel error={query.error} kept={t('nothing')} onRetry={() => void query.refetch()} />;
}
