import { Button, Skeleton } from '@mantine/core';
import type { ChallengeView } from '@hone/contracts';
import { IconFileDiff, IconRotate2 } from '@tabler/icons-react';
import { lazy, Suspense, useId, useState } from 'react';
import { Dialog } from '../app/dialog.js';
import { compareFiles } from '../compare/compare-files.js';
import { t } from '../strings/challenge.js';
import { languageLabel } from '../words/labels.js';
import { BesidePreview, PreviewButton } from './beside-preview.js';
import { DraftNotices } from './draft-notices.js';
import classes from './editor-pane.module.css';
import { EditorDocument, type DocumentProps } from './editor/editor-document.js';
import { useEditorSettings, type SettingsHandle } from './editor/editor-settings.js';
import { FileTabs } from './editor/file-tabs.js';
import { SettingsButton } from './editor/settings-button.js';
import { FilesSide, hasTree, NewFileButton } from './files/files-side.js';
import { FullScreenButton } from './pane-frame.js';
import type { WorkHandle } from './use-work.js';
import { VariantGate, VariantNotice } from './variant-notices.js';
import { isDrawn, isOffered, isStarter, isWritable, starterOf } from './work.js';

const FileComparison = lazy(async () => ({
  default: (await import('../compare/file-comparison.js')).FileComparison,
}));

interface EditorPaneProps {
  readonly challenge: ChallengeView;
  readonly handle: WorkHandle;
}

function LanguageSelect({ challenge, handle }: EditorPaneProps) {
  const { languages } = challenge;
  if (languages.length <= 1)
    return <span className={classes['language']}>{languageLabel(handle.language)}</span>;
  return (
    <select
      className={classes['language']}
      aria-label={t('editor.language')}
      value={handle.language}
      onChange={(event) => handle.chooseLanguage(event.currentTarget.value)}
    >
      {languages.map((id) => (
        <option key={id} value={id}>
          {languageLabel(id)}
        </option>
      ))}
    </select>
  );
}

interface ResetDialogProps {
  readonly opened: boolean;
  readonly language: string;
  readonly onClose: () => void;
  readonly onReset: () => void;
}

/** Asks before the starter replaces the user's text. */
export function ResetDialog({ opened, language, onClose, onReset }: ResetDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={t('editor.resetTitle')}>
      <p>{t('editor.resetText', { language: languageLabel(language) })}</p>
      <div className={classes['dialogButtons']}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('editor.resetCancel')}
        </Button>
        <Button
          color="red"
          onClick={() => {
            onReset();
            onClose();
          }}
        >
          {t('editor.resetConfirm')}
        </Button>
      </div>
    </Dialog>
  );
}

interface ResetProps {
  readonly language: string;
  readonly disabled: boolean;
  readonly onReset: () => void;
}

function ResetButton({ language, disabled, onReset }: ResetProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        className={classes['tool']}
        disabled={disabled}
        title={t('editor.reset')}
        onClick={() => setAsking(true)}
      >
        <IconRotate2 size={16} aria-hidden />
        <span>{t('editor.reset')}</span>
      </button>
      <ResetDialog opened={asking} language={language} onClose={() => setAsking(false)} onReset={onReset} />
    </>
  );
}

interface StarterDiffProps extends EditorPaneProps {
  readonly onClose: () => void;
}

/** The changes since the starter, shown instead of the editor. */
export function StarterDiff({ challenge, handle, onClose }: StarterDiffProps) {
  const starter = starterOf(challenge, handle.language).filter((file) => isWritable(challenge, file.path));
  return (
    <div className={classes['starterDiff']}>
      <Suspense fallback={<Skeleton height="100%" radius={0} aria-busy="true" />}>
        <FileComparison
          files={compareFiles(starter, handle.mine)}
          leftLabel={t('editor.starter')}
          rightLabel={t('editor.yours')}
          fill
          actionsFor={() => (
            <Button size="compact-sm" onClick={onClose}>
              {t('editor.back')}
            </Button>
          )}
        />
      </Suspense>
    </div>
  );
}

interface DiffButtonProps {
  readonly pressed: boolean;
  readonly disabled: boolean;
  readonly onToggle: () => void;
}

function DiffButton({ pressed, disabled, onToggle }: DiffButtonProps) {
  return (
    <button
      type="button"
      className={classes['tool']}
      disabled={disabled}
      aria-pressed={pressed}
      title={t('editor.changesHint')}
      onClick={onToggle}
    >
      <IconFileDiff size={16} aria-hidden />
      <span>{t('editor.changes')}</span>
    </button>
  );
}

interface ToolsProps extends EditorPaneProps {
  readonly panelId: string;
  readonly comparing: boolean;
  readonly onCompare: () => void;
  readonly previewing: boolean;
  readonly onPreview: () => void;
  readonly settings: SettingsHandle;
}

function Tools(props: ToolsProps) {
  const { challenge, handle, panelId, comparing, onCompare, previewing, onPreview, settings } = props;
  const { work } = handle;
  const untouched = work === null || isStarter(work, challenge);
  return (
    <div className={classes['tools']}>
      {work !== null && !comparing && !hasTree(challenge, work) && (
        <FileTabs
          id={panelId}
          files={work.files}
          active={work.active}
          isReadOnly={(path) => !isWritable(challenge, path)}
          onSelect={handle.select}
          beside={<NewFileButton {...{ challenge, handle, work }} />}
        />
      )}
      <div className={classes['toolsEnd']}>
        {!comparing && <PreviewButton handle={handle} pressed={previewing} onToggle={onPreview} />}
        <DiffButton pressed={comparing} disabled={untouched && !comparing} onToggle={onCompare} />
        <ResetButton language={handle.language} disabled={untouched} onReset={handle.reset} />
        <SettingsButton settings={settings} />
        <LanguageSelect challenge={challenge} handle={handle} />
        <FullScreenButton />
      </div>
    </div>
  );
}

/** Replaces the editor while the site can grade no language of the challenge. */
function NotOffered() {
  return (
    <div className={classes['none']} role="status">
      <p>
        <strong>{t('editor.notOffered')}</strong>
      </p>
      <p>{t('editor.notOfferedText')}</p>
    </div>
  );
}

/** Whether the comparison is shown; opening a line switches back to the code. */
function useComparing(target: WorkHandle['place']) {
  const [comparing, setComparing] = useState(false);
  const [followed, setFollowed] = useState(target);
  if (followed !== target) {
    setFollowed(target);
    setComparing(false);
  }
  return { comparing, toggle: () => setComparing(!comparing) };
}

type PaneProps = EditorPaneProps & Pick<DocumentProps, 'problems' | 'goTo'>;

/** Language, file tabs and the editor, or the differences to the starter. */
export function EditorPane({ challenge, handle, problems, goTo }: PaneProps) {
  const panelId = useId();
  const { comparing, toggle } = useComparing(handle.place);
  const [previewing, setPreviewing] = useState(false);
  const settings = useEditorSettings();
  const { work } = handle;
  if (!isOffered(challenge) || !isDrawn(challenge))
    return (
      <div className={classes['pane']}>
        {isOffered(challenge) ? <VariantGate challenge={challenge} /> : <NotOffered />}
      </div>
    );
  return (
    <div className={classes['pane']}>
      <Tools
        {...{ challenge, handle, panelId, comparing, previewing, settings }}
        onCompare={toggle}
        onPreview={() => setPreviewing(!previewing)}
      />
      <VariantNotice challenge={challenge} />
      <DraftNotices handle={handle} />
      {work === null && <Skeleton height="100%" radius={0} aria-busy="true" />}
      {work !== null && comparing && <StarterDiff challenge={challenge} handle={handle} onClose={toggle} />}
      {work !== null && !comparing && (
        <BesidePreview handle={handle} shown={previewing}>
          <div className={classes['workArea']}>
            {hasTree(challenge, work) && <FilesSide {...{ challenge, handle, work }} />}
            <div className={classes['codeArea']}>
              <EditorDocument {...{ challenge, handle, work, panelId, settings, problems, goTo }} />
            </div>
          </div>
        </BesidePreview>
      )}
    </div>
  );
}
