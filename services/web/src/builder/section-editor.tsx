import { TextInput } from '@mantine/core';
import { useAnnouncer } from '../app/announcements.js';
import { t } from '../strings/builder.js';
import { useBuilder } from './builder-context.js';
import { changeSection, moveSection, removeSection, without, type Section } from './builder-model.js';
import classes from './builder.module.css';
import { ItemRow } from './item-row.js';
import { MoveButtons } from './move-buttons.js';
import { NumberField } from './number-field.js';
import hiringClasses from '../hiring/hiring.module.css';

const MAX_MINUTES = 600;

function PickSelect({ section }: { readonly section: Section }) {
  const { change, readOnly } = useBuilder();
  const count = section.items.length;
  const choose = (text: string) =>
    change((old) =>
      changeSection(old, section.id, (one) =>
        text === '' ? without(one, 'pick') : { ...one, pick: Number(text) },
      ),
    );
  const fewer = Array.from({ length: Math.max(0, count - 1) }, (_none, index) => index + 1);
  return (
    <label className={classes['label']}>
      {t('sections.pick')}
      <select
        className={hiringClasses['select']}
        value={section.pick ?? ''}
        disabled={readOnly || count < 2}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t('sections.pickAll', { count })}</option>
        {fewer.map((pick) => (
          <option key={pick} value={pick}>
            {t('sections.pickSome', { pick, count })}
          </option>
        ))}
      </select>
    </label>
  );
}

function SectionFields({ section }: { readonly section: Section }) {
  const { change, readOnly } = useBuilder();
  const changeThis = (to: (section: Section) => Section) =>
    change((old) => changeSection(old, section.id, to));
  return (
    <div className={classes['sectionFields']}>
      <TextInput
        label={t('sections.name')}
        value={section.title}
        maxLength={80}
        disabled={readOnly}
        onChange={(event) => {
          const title = event.currentTarget.value;
          changeThis((one) => ({ ...one, title }));
        }}
      />
      <NumberField
        label={t('sections.minutes')}
        value={section.minutes}
        max={MAX_MINUTES}
        disabled={readOnly}
        onChange={(minutes) =>
          changeThis((one) => (minutes === undefined ? without(one, 'minutes') : { ...one, minutes }))
        }
      />
      <PickSelect section={section} />
    </div>
  );
}

function SectionItems({ section: { title, items } }: { readonly section: Section }) {
  if (items.length === 0) return <p className={hiringClasses['quiet']}>{t('sections.empty')}</p>;
  return (
    <ol className={classes['items']} aria-label={t('sections.items', { title })}>
      {items.map((item) => (
        <ItemRow key={item.id} item={item} />
      ))}
    </ol>
  );
}

/** A section: its title, time and challenges. */
export function SectionEditor({ section, index }: { readonly section: Section; readonly index: number }) {
  const { content, change, readOnly } = useBuilder();
  const announcer = useAnnouncer();
  const count = content.sections.length;
  const title = t('sections.one', { number: index + 1, title: section.title });
  const move = (step: 1 | -1) => {
    const place = index + step;
    if (place < 0 || place >= count) return;
    change((old) => moveSection(old, section.id, step));
    announcer.result(t('sections.movedSection', { title: section.title, place: place + 1, count }));
  };
  return (
    <section className={classes['section']} aria-label={title}>
      <div className={classes['sectionHead']}>
        <h3>{title}</h3>
        {!readOnly && (
          <MoveButtons
            title={section.title}
            first={index === 0}
            last={index === count - 1}
            onMove={move}
            onRemove={() => {
              change((old) => removeSection(old, section.id));
              announcer.result(t('sections.removed', { title: section.title }));
            }}
          />
        )}
      </div>
      <SectionFields section={section} />
      <SectionItems section={section} />
    </section>
  );
}
