import { Button } from '@mantine/core';
import type { ChallengeView } from '@hone/contracts';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/challenge.js';
import { t as tCommon } from '../strings/common.js';
import { Notice } from './draft-notices.js';
import classes from './editor-pane.module.css';
import { useAids, useAskingForHelp } from './use-aids.js';
import { useDrawing } from './use-drawing.js';
import { useWorkSetting } from './work-setting.js';

interface VariantProps {
  readonly challenge: ChallengeView;
}

/** Replaces the editor until a visitor without a session gets a variant of the challenge. */
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

interface NextProps {
  readonly label: string;
  readonly pending: boolean;
  readonly onNext: () => void;
}

function NextButton({ label, pending, onNext }: NextProps) {
  return (
    <Button variant="default" size="compact-sm" loading={pending} onClick={onNext}>
      {label}
    </Button>
  );
}

/**
 * Says that this variant belongs to the user, and offers the next one when it is over or there is nothing
 * left to give up; nothing if all users see the same.
 */
export function VariantNotice({ challenge }: VariantProps) {
  const aids = useAids(challenge.slug).data;
  const drawing = useDrawing(challenge.slug);
  const { giveUp } = useAskingForHelp(challenge.slug);
  const setting = useWorkSetting();
  if (!setting.aids || challenge.variant === undefined || challenge.variant === null) return null;
  const over = aids?.variantOver === true;
  const pending = drawing.isPending || giveUp.isPending;
  const draw = () => drawing.mutate();
  const skip = () => giveUp.mutate(undefined, { onSuccess: draw });
  const actions = over ? (
    <NextButton label={t('variant.next')} pending={pending} onNext={draw} />
  ) : (
    aids?.editorial === true && <NextButton label={t('variant.skip')} pending={pending} onNext={skip} />
  );
  const failed = drawing.isError || giveUp.isError;
  return (
    <Notice tone="plain" label={t('variant.label')} actions={actions}>
      {failed ? t('variant.failed') : over ? t('variant.over') : t('variant.yours')}
    </Notice>
  );
}
