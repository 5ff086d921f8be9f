import { Button, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { Done } from '../account/done.js';
import { useCopying } from '../app/use-copying.js';
import classes from '../hiring/hiring.module.css';
import { t } from '../strings/hiring.js';
import { modKey } from '../words/shortcuts.js';

/** A secret, shown once for copying. */
export function SecretField({ secret }: { readonly secret: string }) {
  const blocked = t('copy.blocked', { mod: modKey() });
  const { copy, copied, field } = useCopying(secret, { copied: t('copy.copiedSpoken'), blocked });
  return (
    <div className={classes['section']} role="status">
      <h3>{t('webhooks.created')}</h3>
      <p>{t('webhooks.secretText')}</p>
      <div className={classes['inline']}>
        <TextInput
          ref={field}
          label={t('webhooks.secret')}
          value={secret}
          readOnly
          spellCheck={false}
          classNames={{ input: 'mono' }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          variant="default"
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => void copy()}
        >
          {t('copy.copy')}
        </Button>
        {copied === 'yes' && <Done>{t('copy.copied')}</Done>}
        {copied === 'denied' && <span className={classes['quiet']}>{blocked}</span>}
      </div>
    </div>
  );
}
