import type { SourceFile } from '@hone/contracts';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../strings/challenge.js';
import { TabStrip } from '../../tabs/tab-strip.js';

interface FileTabsProps {
  readonly files: readonly SourceFile[];
  readonly active: string;
  /** Prefix of the ids of tabs and of the document. */
  readonly id: string;
  readonly isReadOnly: (path: string) => boolean;
  readonly onSelect: (path: string) => void;
  readonly beside: ReactNode;
}

export function FileTabs({ files, isReadOnly, ...strip }: FileTabsProps) {
  const tabs = files.map(({ path }) => ({
    name: path,
    label: (
      <>
        {path}
        {isReadOnly(path) && <IconLock size={13} aria-label={t('editor.readOnly')} />}
      </>
    ),
  }));
  return <TabStrip {...strip} tabs={tabs} look="files" label={t('editor.files')} />;
}
