import { Skeleton } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { t } from '../strings/challenge.js';
import classes from './editor-pane.module.css';
import type { WorkHandle } from './use-work.js';

const DocumentPreview = lazy(async () => ({
  default: (await import('../contract/document-preview.js')).DocumentPreview,
}));

/** The active file, if it is an OpenAPI document. */
function findDocument({ language, work }: WorkHandle): string | undefined {
  if (language !== 'openapi' || work === null || !/\.ya?ml$/i.test(work.active)) return undefined;
  return work.files.find(({ path }) => path === work.active)?.content;
}

interface PreviewButtonProps {
  readonly handle: WorkHandle;
  readonly pressed: boolean;
  readonly onToggle: () => void;
}

/** Shows or hides the preview; nothing if the active file has none. */
export function PreviewButton({ handle, pressed, onToggle }: PreviewButtonProps) {
  if (findDocument(handle) === undefined) return null;
  return (
    <button
      type="button"
      className={classes['tool']}
      aria-pressed={pressed}
      title={t('editor.previewHint')}
      onClick={onToggle}
    >
      <IconEye size={16} aria-hidden />
      <span>{t('editor.preview')}</span>
    </button>
  );
}

interface BesidePreviewProps {
  readonly handle: WorkHandle;
  readonly shown: boolean;
  readonly children: ReactNode;
}

/** The editor, and beside it the rendered document. */
export function BesidePreview({ handle, shown, children }: BesidePreviewProps) {
  const text = findDocument(handle);
  if (!shown || text === undefined) return children;
  return (
    <div className={classes['beside']}>
      <div className={classes['half']}>{children}</div>
      <section className={classes['preview']} tabIndex={0} aria-label={t('editor.preview')}>
        <Suspense fallback={<Skeleton height="100%" radius={0} aria-busy="true" />}>
          <DocumentPreview text={text} />
        </Suspense>
      </section>
    </div>
  );
}
