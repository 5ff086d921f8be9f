import { Button, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useAnnouncer } from '../app/announcements.js';
import { t } from '../strings/account.js';
import { modKey } from '../words/shortcuts.js';
import classes from './account.module.css';
import { Done } from './done.js';

/** Copies; where the clipboard is refused, the field's text is selected for copying by hand. */
function useCopying(secret: string) {
  const announcer = useAnnouncer();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied('yes');
      announcer.result(t('tokens.copiedSpoken'));
    } catch {
      setCopied('refused');
      field.current?.focus();
      field.current?.select();
      announcer.result(t('tokens.copyBlocked', { mod: modKey() }));
    }
  };
  return { copy, copied, field };
}

/** Shows a secret to be copied, this once. */
export function TokenSecret({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) {
  const { copy, copied, field } = useCopying(secret);
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
        {copied === 'refused' && (
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
