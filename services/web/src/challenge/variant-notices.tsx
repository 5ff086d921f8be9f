import { Button } from '@mantine/core';
import type { ChallengeView } from '@hone/contracts';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/challenge.js';
import { t as tCommon } from '../strings/common.js';
import { Notice } from './draft-notices.js';
import classes from './editor-pane.module.css';
import { useAids } from './use-aids.js';
import { useDrawing } from './use-drawing.js';

interface VariantProps {
  readonly challenge: ChallengeView;
}

/** Stands in the editor's place until a visitor without a session gets a variant of the challenge. */
export function VariantGate({ challenge }: VariantProps) {
  const drawing = useDrawing(challenge.slug);
  const draw = () => drawing.mutate();
  return (
    <div className={classes['none']}>
      <p>
        <strong>{t('variant.none')}</strong>
      </p>
      <p>{t('variant.noneText')}</p>
      {drawing.isError && <FailurePanel error={drawing.error} kept={tCommon('safe.work')} onRetry={draw} />}
      <Button loading={drawing.isPending} onClick={draw}>
        {t('variant.draw')}
      </Button>
    </div>
  );
}

/** Says whose variant this is, and offers the next one when it is over; nothing where everybody sees the same. */
export function VariantNotice({ challenge }: VariantProps) {
  const over = useAids(challenge.slug).data?.variantOver === true;
  const drawing = useDrawing(challenge.slug);
  if (challenge.variant === undefined || challenge.variant === null) return null;
  const actions = over && (
    <Button variant="default" size="compact-sm" loading={drawing.isPending} onClick={() => drawing.mutate()}>
      {t('variant.next')}
    </Button>
  );
  return (
    <Notice tone="plain" label={t('variant.label')} actions={actions}>
      {drawing.isError ? t('variant.failed') : over ? t('variant.over') : t('variant.yours')}
    </Notice>
  );
}
