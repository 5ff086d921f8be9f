import { assistantPolicySchema } from '@hone/contracts/hiring';
import { Textarea, TextInput } from '@mantine/core';
import hiringClasses from '../hiring/hiring.module.css';
import { t } from '../strings/builder.js';
import { useBuilder } from './builder-context.js';
import { without } from './builder-model.js';
import classes from './builder.module.css';
import { NumberField } from './number-field.js';
import { WindowFields } from './window-fields.js';

const MAX_MINUTES = 1_440;

function TextFields() {
  const { content, change, readOnly } = useBuilder();
  return (
    <>
      <TextInput
        label={t('details.name')}
        value={content.title}
        maxLength={80}
        disabled={readOnly}
        onChange={(event) => {
          const title = event.currentTarget.value;
          change((old) => ({ ...old, title }));
        }}
      />
      <Textarea
        label={t('details.intro')}
        description={t('details.introHint')}
        value={content.intro}
        maxLength={8_000}
        rows={4}
        disabled={readOnly}
        onChange={(event) => {
          const intro = event.currentTarget.value;
          change((old) => ({ ...old, intro }));
        }}
      />
    </>
  );
}

function PracticeSelect() {
  const { content, change, known, readOnly } = useBuilder();
  const choose = (slug: string) =>
    change((old) => (slug === '' ? without(old, 'practice') : { ...old, practice: slug }));
  const sorted = [...known.values()].sort((one, other) => one.difficulty - other.difficulty);
  return (
    <label className={classes['label']}>
      {t('details.practice')}
      <span className={classes['hint']}>{t('details.practiceHint')}</span>
      <select
        className={hiringClasses['select']}
        value={content.practice ?? ''}
        disabled={readOnly}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t('details.noPractice')}</option>
        {content.practice !== undefined && !known.has(content.practice) && (
          <option value={content.practice}>{content.practice}</option>
        )}
        {sorted.map(({ slug, title }) => (
          <option key={slug} value={slug}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function PolicySelect() {
  const { content, change, readOnly } = useBuilder();
  return (
    <label className={classes['label']}>
      {t('details.assistants')}
      <select
        className={hiringClasses['select']}
        value={content.assistants}
        disabled={readOnly}
        onChange={(event) => {
          const assistants = assistantPolicySchema.parse(event.currentTarget.value);
          change((old) => ({ ...old, assistants }));
        }}
      >
        {assistantPolicySchema.options.map((policy) => (
          <option key={policy} value={policy}>
            {t(`policies.${policy}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SwitchProps {
  readonly name: 'letter' | 'walkThrough';
}

function Switch({ name }: SwitchProps) {
  const { content, change, readOnly } = useBuilder();
  return (
    <label className={hiringClasses['check']}>
      <input
        type="checkbox"
        checked={content[name] ?? false}
        disabled={readOnly}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          change((old) => ({ ...old, [name]: checked }));
        }}
      />
      <span>
        <strong>{t(`details.${name}`)}</strong>
        {t(`details.${name}Text`)}
      </span>
    </label>
  );
}

/** Title, introduction, times and the policies that candidates read. */
export function DetailsPanel() {
  const { content, change, readOnly } = useBuilder();
  return (
    <section className={hiringClasses['panel']} aria-label={t('details.title')}>
      <h2>{t('details.title')}</h2>
      <TextFields />
      <div className={hiringClasses['fields']}>
        <NumberField
          label={t('details.total')}
          description={t('details.totalHint')}
          value={content.totalMinutes}
          max={MAX_MINUTES}
          disabled={readOnly}
          onChange={(totalMinutes) =>
            change((old) =>
              totalMinutes === undefined ? without(old, 'totalMinutes') : { ...old, totalMinutes },
            )
          }
        />
        <PracticeSelect />
        <PolicySelect />
      </div>
      <WindowFields />
      <Switch name="letter" />
      <Switch name="walkThrough" />
    </section>
  );
}
