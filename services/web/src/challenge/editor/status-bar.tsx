import { t } from '../../strings/challenge.js';
import { RichText } from '../../strings/rich-text.js';
import { toggleTab, type SettingsHandle } from './editor-settings.js';
import classes from './status-bar.module.css';

interface StatusBarProps {
  readonly settings: SettingsHandle;
  /** Whether to say how Tab works. */
  readonly tabNotice: boolean;
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

/** Under the code: what was found in it, and what Tab does. */
export function StatusBar({ settings, tabNotice }: StatusBarProps) {
  return (
    <div className={classes['bar']}>
      {tabNotice && <span className={classes['notice']}>{t('editor.tabNotice')}</span>}
      <TabButton settings={settings} />
    </div>
  );
}
