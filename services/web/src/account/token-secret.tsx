import { Button, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useCopying } from '../app/use-copying.js';
import { t } from '../strings/account.js';
import { modKey } from '../words/shortcuts.js';
import classes from './account.module.css';
import { Done } from './done.js';

/** Shows a secret once, for copying. */
export function TokenSecret({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) {
  const { copy, copied, field } = useCopying(secret, {
    copied: t('tokens.copiedSpoken'),
    blocked: t('tokens.copyBlocked', { mod: modKey() }),
  });
  const copyButton = useRef<HTMLButtonElement>(null);
  useEffect(() => copyButton.current?.focus(), []);
  return (
    <div className={classes['dialog']}>
      <p>{t('tokens.secretText')}</p>
      <TextInput
        ref={field}
        label={t('tokens.secret')}
        value={secret}
        readOnly
        spellCheck={false}
        classNames={{ input: 'mono' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={classes['buttons']}>
        <Button ref={copyButton} leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
          {t('tokens.copy')}
        </Button>
        {copied === 'yes' && <Done>{t('tokens.copied')}</Done>}
        {copied === 'denied' && (
          <span className={classes['quiet']}>{t('tokens.copyBlocked', { mod: modKey() })}</span>
        )}
      </div>
      <div className={classes['dialogButtons']}>
        <Button variant="default" onClick={onDone}>
          {t('tokens.done')}
        </Button>
      </div>
    </div>
  );
}
