import { useId, type ReactNode } from 'react';
import { Dialog } from '../../app/dialog.js';
import { t } from '../../strings/editor.js';
import { FONT_SIZES, TAB_WIDTHS, type SettingsHandle } from './editor-settings.js';
import classes from './settings-dialog.module.css';

interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { label, value, options, nameOf, onChange } = props;
  const id = useId();
  return (
    <div className={classes['row']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={String(value)}
        onChange={({ currentTarget }) => {
          const chosen = options.find((option) => String(option) === currentTarget.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface OptionProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Option({ label, hint, checked, onChange }: OptionProps) {
  const id = useId();
  const hintId = useId();
  return (
    <div className={classes['row']}>
      <label htmlFor={id}>
        {label}
        {hint !== undefined && (
          <span id={hintId} className={classes['hint']}>
            {hint}
          </span>
        )}
      </label>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={hint === undefined ? undefined : hintId}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </div>
  );
}

interface SettingsDialogProps {
  readonly opened: boolean;
  readonly settings: SettingsHandle;
  readonly onClose: () => void;
}

/** Settings of the editor; each takes effect as soon as it is chosen. */
export function SettingsDialog({ opened, settings: { settings, change }, onClose }: SettingsDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={t('settings.title')}>
      <Choice
        label={t('settings.fontSize')}
        value={settings.fontSize}
        options={FONT_SIZES}
        nameOf={String}
        onChange={(fontSize) => change({ fontSize })}
      />
      <Choice
        label={t('settings.tabWidth')}
        value={settings.tabWidth}
        options={TAB_WIDTHS}
        nameOf={(width) => t(`settings.tabWidths.${width}`)}
        onChange={(tabWidth) => change({ tabWidth })}
      />
      <Option
        label={t('settings.tab')}
        hint={t('settings.tabHint')}
        checked={settings.tab === 'indents'}
        onChange={(indents) => change({ tab: indents ? 'indents' : 'leaves', toldTab: true })}
      />
      <Option label={t('settings.wrap')} checked={settings.wrap} onChange={(wrap) => change({ wrap })} />
      <Option
        label={t('settings.vim')}
        hint={t('settings.vimHint')}
        checked={settings.vim}
        onChange={(vim) => change({ vim })}
      />
      <p className={classes['kept']}>{t('settings.kept')}</p>
    </Dialog>
  );
}
