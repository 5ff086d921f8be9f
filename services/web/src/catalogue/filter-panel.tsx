import { TextInput } from '@mantine/core';
import { KIND_IDS, progressSchema } from '@hone/contracts';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { t } from '../strings/catalogue.js';
import { t as tCommon } from '../strings/common.js';
import {
  DIFFICULTIES,
  difficultyLabel,
  kindLabel,
  LANGUAGE_IDS,
  languageLabel,
  SKILL_AREAS,
  skillLabel,
} from '../words/labels.js';
import { toggleValue, valuesOf, type FilterName, type Filters } from './filters.js';
import { narrowed, type Offered } from './offered.js';
import classes from './catalogue.module.css';

interface FilterPanelProps {
  readonly filters: Filters;
  /** What the catalogue has; undefined while that is unknown. */
  readonly offered: Offered | undefined;
  readonly onChange: (name: FilterName, value: string) => void;
}

const TYPING_MS = 250;

const GROUPS = ['kind', 'difficulty', 'status', 'language', 'skill'] as const;
type GroupName = (typeof GROUPS)[number];

const IDS: Readonly<Record<GroupName, readonly string[]>> = {
  kind: KIND_IDS,
  difficulty: DIFFICULTIES,
  status: progressSchema.options,
  language: LANGUAGE_IDS,
  skill: SKILL_AREAS.flatMap(({ skills }) => skills),
};
const LABELS: Readonly<Record<GroupName, (id: string) => string>> = {
  kind: kindLabel,
  difficulty: difficultyLabel,
  status: (id) => tCommon(`progress.${progressSchema.parse(id)}`),
  language: languageLabel,
  skill: skillLabel,
};
/** Long lists are collapsed until one of their values is chosen. */
const LONG: ReadonlySet<GroupName> = new Set(['language', 'skill']);

/** The search text follows typing with a short delay, so that the URL does not change at every key. */
function SearchField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (q: string) => void;
}) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <TextInput
      label={t('filters.search')}
      type="search"
      maxLength={100}
      placeholder={t('filters.searchHint')}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

interface GroupProps extends FilterPanelProps {
  readonly name: GroupName;
}

/** The values of one filter as checkboxes; only those that match a challenge. */
function FilterGroup({ name, filters, offered, onChange }: GroupProps) {
  const chosen = valuesOf(filters[name]);
  // Doesn't collapse while the reader unticks the last value.
  const [startsOpen] = useState(!LONG.has(name) || chosen.length > 0);
  const ids = narrowed(IDS[name], name === 'status' ? undefined : offered?.[name], chosen);
  return (
    <details className={classes['group']} open={startsOpen}>
      <summary>{t(`filters.${name}`)}</summary>
      <div role="group" aria-label={t(`filters.${name}`)}>
        {ids.map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => onChange(name, toggleValue(filters[name], id))}
            />
            {LABELS[name](id)}
          </label>
        ))}
      </div>
    </details>
  );
}

export function FilterPanel(props: FilterPanelProps) {
  const { filters, onChange } = props;
  return (
    <search className={classes['filters']} aria-label={t('filters.label')}>
      <SearchField value={filters.q} onChange={(q) => onChange('q', q)} />
      {GROUPS.map((name) => (
        <FilterGroup key={name} name={name} {...props} />
      ))}
    </search>
  );
}
