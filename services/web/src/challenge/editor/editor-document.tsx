import { Skeleton } from '@mantine/core';
import type { ChallengeView } from '@hone/contracts';
import type { EditorView } from '@codemirror/view';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../strings/challenge.js';
import classes from '../editor-pane.module.css';
import { hasTree } from '../files/files-side.js';
import type { Problems } from '../problems/use-problems.js';
import type { SourcePlace } from '../problems/source-references.js';
import type { WorkHandle } from '../use-work.js';
import { panelIdOf } from '../../tabs/tab-ids.js';
import { isWritable, type Work } from '../work.js';
import { toggleTab, type SettingsHandle } from './editor-settings.js';
import { isFormatted, useFormat } from './use-format.js';
import { StatusBar } from './status-bar.js';
import { useTabNotice } from './use-tab-notice.js';

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.js')).CodeEditor }));

export interface DocumentProps {
  readonly challenge: ChallengeView;
  readonly handle: WorkHandle;
  readonly work: Work;
  /** The same prefix as for the tabs of files. */
  readonly panelId: string;
  readonly settings: SettingsHandle;
  readonly problems: Problems;
  readonly goTo: (place: SourcePlace) => void;
}

/** The active file, with its editing features. */
export function EditorDocument(props: DocumentProps) {
  const { challenge, handle, work, panelId, settings, problems, goTo } = props;
  const notice = useTabNotice(settings);
  const [view, setView] = useState<EditorView | null>(null);
  const file = work.files.find((candidate) => candidate.path === work.active);
  const format = useFormat(challenge, file?.path, view);
  if (file === undefined) return <p className={classes['none']}>{t('editor.noFiles')}</p>;
  const readOnly = !isWritable(challenge, file.path);
  const role = hasTree(challenge, work) ? 'group' : 'tabpanel';
  const panel = { id: panelIdOf(panelId, file.path), role, 'aria-label': file.path };
  return (
    <>
      <div {...panel} className={classes['document']}>
        <Suspense fallback={<Skeleton height="100%" radius={0} aria-busy="true" />}>
          <CodeEditor
            docKey={`${work.language}/${handle.generation}/${file.path}`}
            path={file.path}
            sql={challenge}
            content={file.content}
            label={t(readOnly ? 'editor.codeReadOnly' : 'editor.code', { file: file.path })}
            readOnly={readOnly}
            settings={settings.settings}
            reported={problems.find(file.path)}
            target={handle.place}
            others={work.files.filter((other) => other !== file)}
            onView={setView}
            onToggleTab={() => settings.change(toggleTab(settings.settings))}
            onFocusChange={notice.onFocusChange}
            onEdit={(content) => handle.edit(file.path, content)}
          />
        </Suspense>
      </div>
      <StatusBar
        {...{ settings, goTo, format: readOnly || !isFormatted(file.path) ? null : format }}
        tabNotice={notice.shown}
        problems={problems.problems}
      />
    </>
  );
}
