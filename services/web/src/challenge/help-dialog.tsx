import { Kbd, Modal } from '@mantine/core';
import classes from './help-dialog.module.css';

const KEYS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['Ctrl or ⌘', 'Enter'], does: 'Run the samples, or your own input' },
  { keys: ['Ctrl or ⌘', 'Shift', 'Enter'], does: 'Submit for judging' },
  { keys: ['Ctrl or ⌘', 'S'], does: 'Save now' },
  { keys: ['F6'], does: 'Next pane: statement, editor, console' },
  { keys: ['Shift', 'F6'], does: 'Pane before' },
  { keys: ['Tab'], does: 'Leaves the editor, or indents after Ctrl M' },
  { keys: ['Ctrl', 'M'], does: 'In the editor: Tab indents or leaves' },
  { keys: ['Esc', 'then Tab'], does: 'Always leaves the editor' },
  { keys: ['Ctrl or ⌘', 'F'], does: 'In the editor: find and replace' },
  { keys: ['Arrow keys'], does: 'On a divider between panes: resize' },
  { keys: ['Enter'], does: 'On a divider: fold the pane away, or bring it back' },
  { keys: ['?'], does: 'This list' },
];

export function HelpDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" size="lg">
      <table className={classes['keys']}>
        <tbody>
          {KEYS.map(({ keys, does }) => (
            <tr key={does}>
              <th scope="row">
                <span>
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </span>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
