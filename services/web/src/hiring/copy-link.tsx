import { Button, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { absoluteLink } from './absolute-link.js';
import { Done } from '../account/done.js';
import { useCopying } from '../app/use-copying.js';
import { t } from '../strings/hiring.js';
import { modKey } from '../words/shortcuts.js';
import classes from './hiring.module.css';

interface CopyLinkProps {
  readonly label: string;
  /** A path on this site; the API does not know the host name of the site. */
  readonly path: string;
}

/** A link, shown once for copying. */
export function CopyLink({ label, path }: CopyLinkProps) {
  const url = absoluteLink(path);
  const blocked = t('copy.blocked', { mod: modKey() });
  const { copy, copied, field } = useCopying(url, { copied: t('copy.copiedSpoken'), blocked });
  return (
    <div className={classes['inline']}>
      <TextInput
        ref={field}
        label={label}
        value={url}
        readOnly
        spellCheck={false}
        classNames={{ input: 'mono' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
        {t('copy.copy')}
      </Button>
      {copied === 'yes' && <Done>{t('copy.copied')}</Done>}
      {copied === 'denied' && <span className={classes['quiet']}>{blocked}</span>}
    </div>
  );
}
