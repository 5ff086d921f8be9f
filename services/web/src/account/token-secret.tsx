import { Button, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useAnnouncer } from '../app/announcements.js';
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
      announcer.result('Copied.');
    } catch {
      setCopied('refused');
      field.current?.focus();
      field.current?.select();
      announcer.result('The browser refused to copy. The token is selected; copy it by keyboard.');
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
      <p>Copy it now: it is kept here only as a fingerprint and cannot be shown again.</p>
      <TextInput
        ref={field}
        label="Token"
        value={secret}
        readOnly
        spellCheck={false}
        classNames={{ input: 'mono' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={classes['buttons']}>
        <Button ref={copyButton} leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
          Copy
        </Button>
        {copied === 'yes' && <Done>Copied</Done>}
        {copied === 'refused' && (
          <span className={classes['quiet']}>The browser refused; it is selected, copy it by keyboard.</span>
        )}
      </div>
      <div className={classes['dialogButtons']}>
        <Button variant="default" onClick={onDone}>
          I have copied it
        </Button>
      </div>
    </div>
  );
}
