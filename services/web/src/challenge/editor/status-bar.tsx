import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../strings/challenge.js';
import { RichText } from '../../strings/rich-text.js';
import type { Problem } from '../problems/read-problems.js';
import type { SourcePlace } from '../problems/source-references.js';
import type { Format } from './use-format.js';
import { toggleTab, type SettingsHandle } from './editor-settings.js';
import classes from './status-bar.module.css';

interface StatusBarProps {
  readonly settings: SettingsHandle;
  /** Whether to explain Tab. */
  readonly tabNotice: boolean;
  readonly problems: readonly Problem[];
  readonly goTo: (place: SourcePlace) => void;
  /** Null where the language has no formatter. */
  readonly format: Format | null;
}

function TabButton({ settings: { settings, change } }: Pick<StatusBarProps, 'settings'>) {
  const indents = settings.tab === 'indents';
  return (
    <button
      type="button"
      className={`${classes['item']} ${classes['tab']}`}
      aria-pressed={indents}
      onClick={() => change(toggleTab(settings))}
    >
      <RichText
        text={indents ? t('editor.tabIndents') : t('editor.tabLeaves')}
        tags={{ kbd: (keys) => <kbd>{keys}</kbd> }}
      />
    </button>
  );
}

/** The number of problems; each press shows the next one. */
function ProblemButton({ problems, goTo }: Pick<StatusBarProps, 'problems' | 'goTo'>) {
  const [next, setNext] = useState({ of: problems, index: 0 });
  const index = next.of === problems ? next.index : 0;
  const problem = problems[index];
  if (problem === undefined) return null;
  const show = () => {
    goTo(problem);
    setNext({ of: problems, index: (index + 1) % problems.length });
  };
  return (
    <button
      type="button"
      className={`${classes['item']} ${classes['problems']}`}
      title={t('editor.nextProblem')}
      onClick={show}
    >
      <IconAlertCircle size={14} aria-hidden />
      {t('editor.problems', { count: problems.length })}
    </button>
  );
}

function FormatButton({ format: { run, failed } }: { readonly format: Format }) {
  return (
    <>
      <button type="button" className={classes['item']} title={t('editor.formatHint')} onClick={run}>
        {t('editor.format')}
      </button>
      {failed && <span role="alert">{t('editor.formatFailed')}</span>}
    </>
  );
}

/** Under the code: problems found in it, and what Tab does. */
export function StatusBar({ settings, tabNotice, problems, goTo, format }: StatusBarProps) {
  return (
    <div className={classes['bar']}>
      <ProblemButton problems={problems} goTo={goTo} />
      {format !== null && <FormatButton format={format} />}
      {tabNotice && <span className={classes['notice']}>{t('editor.tabNotice')}</span>}
      <TabButton settings={settings} />
    </div>
  );
}
