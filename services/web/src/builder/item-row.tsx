import { useAnnouncer } from '../app/announcements.js';
import { t } from '../strings/builder.js';
import { t as tCommon } from '../strings/common.js';
import { difficultyLabel, kindLabel, languageLabel } from '../words/labels.js';
import { useBuilder } from './builder-context.js';
import { changeItem, moveItem, placeOfItem, removeItem, without, type Item } from './builder-model.js';
import classes from './builder.module.css';
import { MoveButtons } from './move-buttons.js';

const MAX_WEIGHT = 100;

function useItemActions(item: Item, title: string) {
  const { content, change } = useBuilder();
  const announcer = useAnnouncer();
  const move = (step: 1 | -1) => {
    const next = moveItem(content, item.id, step);
    const place = placeOfItem(next, item.id);
    const section = place && next.sections[place.section];
    if (next === content || place === undefined || section === undefined) return;
    change(() => next);
    announcer.result(
      t('sections.moved', {
        title,
        place: place.item + 1,
        count: section.items.length,
        section: section.title,
      }),
    );
  };
  const remove = () => {
    change((old) => removeItem(old, item.id));
    announcer.result(t('sections.removed', { title }));
  };
  return { move, remove };
}

function Languages({ item, title }: { readonly item: Item; readonly title: string }) {
  const { change, known, readOnly } = useBuilder();
  const offered = known.get(item.challenge)?.languages ?? [];
  if (offered.length < 2) return null;
  const chosen = item.languages ?? offered;
  const toggle = (language: string) => {
    const next = offered.filter((id) => (id === language ? !chosen.includes(id) : chosen.includes(id)));
    if (next.length === 0) return;
    change((old) =>
      changeItem(old, item.id, (one) =>
        next.length === offered.length ? without(one, 'languages') : { ...one, languages: next },
      ),
    );
  };
  const list = tCommon('quantity.names', { items: chosen.map(languageLabel) });
  return (
    <details>
      <summary>
        {item.languages === undefined ? t('sections.allLanguages') : t('sections.languages', { list })}
      </summary>
      <fieldset
        className={classes['languages']}
        aria-label={t('sections.languagesOf', { title })}
        disabled={readOnly}
      >
        {offered.map((language) => (
          <label key={language}>
            <input type="checkbox" checked={chosen.includes(language)} onChange={() => toggle(language)} />
            {languageLabel(language)}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

function WeightField({ item, title }: { readonly item: Item; readonly title: string }) {
  const { change, readOnly } = useBuilder();
  return (
    <label className={classes['weight']}>
      {t('sections.weight')}
      <input
        type="number"
        aria-label={t('sections.weightOf', { title })}
        min={0}
        max={MAX_WEIGHT}
        step="any"
        disabled={readOnly}
        value={item.weight}
        onChange={(event) => {
          const weight = Math.min(MAX_WEIGHT, Math.max(0, Number(event.currentTarget.value)));
          change((old) => changeItem(old, item.id, (one) => ({ ...one, weight })));
        }}
      />
    </label>
  );
}

/** A challenge of a section: what it is, its weight, its place. */
export function ItemRow({ item }: { readonly item: Item }) {
  const { content, known, readOnly } = useBuilder();
  const summary = known.get(item.challenge);
  const title = summary?.title ?? item.challenge;
  const { move, remove } = useItemActions(item, title);
  return (
    <li className={classes['item']}>
      <div>
        <strong>{title}</strong>
        <span className={classes['facts']}>
          {summary === undefined
            ? t('sections.unknown')
            : t('sections.facts', {
                kind: kindLabel(summary.kind),
                difficulty: difficultyLabel(summary.difficulty),
                minutes: summary.minutes,
              })}
        </span>
      </div>
      <WeightField item={item} title={title} />
      {!readOnly && (
        <MoveButtons
          title={title}
          first={moveItem(content, item.id, -1) === content}
          last={moveItem(content, item.id, 1) === content}
          onMove={move}
          onRemove={remove}
        />
      )}
      <Languages item={item} title={title} />
    </li>
  );
}
