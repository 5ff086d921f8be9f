import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { Dialog } from '../app/dialog.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/sitting.js';
import { describeWhatCounts } from './sitting-words.js';
import classes from './sitting.module.css';
import { useSitting, useSittingChange } from './use-sitting.js';

interface HandInDialogProps {
  /** The newest text is not on the server yet. */
  readonly saving: boolean;
  readonly onClose: () => void;
}

/** Asks before the end, and names for each challenge what would count. */
export function HandInDialog({ saving, onClose }: HandInDialogProps) {
  const { id, sections } = useSitting();
  const navigate = useNavigate();
  const finish = useSittingChange(
    (api) => api.finishSitting(id),
    () => void navigate(`/sittings/${id}`, { replace: true }),
  );
  const handIn = () => finish.mutate();
  return (
    <Dialog opened onClose={onClose} title={t('handIn.title')}>
      <div className={classes['dialog']}>
        <p>{t('handIn.text')}</p>
        <ul>
          {sections
            .flatMap(({ items }) => items)
            .map((item) => (
              <li key={item.id}>
                <strong>{item.title}</strong>
                <span>{describeWhatCounts(item)}</span>
              </li>
            ))}
        </ul>
        {sections.some(({ state }) => state === 'waiting') && <p>{t('handIn.unopened')}</p>}
        {saving && <p role="status">{t('handIn.unsaved')}</p>}
        {finish.isError && <FailurePanel error={finish.error} kept={t('handIn.failed')} onRetry={handIn} />}
        <div className={classes['dialogButtons']}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('handIn.cancel')}
          </Button>
          <Button loading={finish.isPending} onClick={handIn}>
            {t('handIn.confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
