import { Kbd } from '@mantine/core';
import { Dialog } from '../app/dialog.js';
import { t } from '../strings/challenge.js';
import { modKey } from '../words/shortcuts.js';
import classes from './help-dialog.module.css';

const SHORTCUTS = [
  ...(['run', 'submit', 'save', 'nextPane', 'previousPane', 'tab', 'tabMode', 'escape'] as const),
  ...(['find', 'problem', 'resize', 'fold', 'help'] as const),
] as const;

/** `Ctrl+Enter` as its two keys, `Esc, then Tab` as its two steps. */
function splitKeys(keys: string): string[] {
  return keys.split(/\+|, /);
}

export function HelpDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title={t('shortcuts.title')} size="lg">
      <table className={classes['keys']}>
        <tbody>
          {SHORTCUTS.map((name) => (
            <tr key={name}>
              <th scope="row">
                <span>
                  {splitKeys(t(`shortcuts.keys.${name}`, { mod: modKey() })).map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </span>
              </th>
              <td>{t(`shortcuts.${name}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
