import type { Fact, FactComment, Playback } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { timeOf } from '../sitting/sitting-words.js';
import { t } from '../strings/playback.js';
import { MarkList } from './mark-list.js';
import classes from './playback.module.css';
import { Replay, type Frame } from './replay.js';
import { SPEEDS, usePlayer, type Player } from './use-player.js';

interface PlaybackViewProps {
  readonly item: string;
  readonly playback: Playback;
  /** Of the whole sitting; those of other items are left out. */
  readonly facts: readonly Fact[];
  readonly comments: readonly FactComment[];
  readonly titleOf: (item: string) => string;
}

function describeStep({ steps }: Replay, index: number): string {
  const step = steps[index];
  const time = step === undefined ? '' : timeOf(step.at);
  return t('place', { number: index + 1, total: steps.length, time });
}

function Speed({ speed, setSpeed }: Pick<Player, 'speed' | 'setSpeed'>) {
  return (
    <label>
      {t('speed')}
      <select value={speed} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
        {SPEEDS.map((each) => (
          <option key={each} value={each}>
            {t('times', { times: each })}
          </option>
        ))}
      </select>
    </label>
  );
}

function Controls({ player, replay }: { readonly player: Player; readonly replay: Replay }) {
  const { index, playing, goTo, toggle } = player;
  const place = describeStep(replay, index);
  const Icon = playing ? IconPlayerPause : IconPlayerPlay;
  return (
    <div className={classes['controls']} role="group" aria-label={t('controls')}>
      <input
        type="range"
        min={0}
        max={replay.steps.length - 1}
        value={index}
        aria-label={t('position')}
        aria-valuetext={place}
        onChange={(event) => goTo(Number(event.currentTarget.value))}
      />
      <div className={classes['buttons']}>
        <Button size="xs" leftSection={<Icon size={15} aria-hidden />} onClick={toggle}>
          {playing ? t('pause') : t('play')}
        </Button>
        <Button size="xs" variant="default" onClick={() => goTo(index - 1)}>
          {t('previous')}
        </Button>
        <Button size="xs" variant="default" onClick={() => goTo(index + 1)}>
          {t('next')}
        </Button>
        <Speed {...player} />
        <span className={classes['place']}>{place}</span>
      </div>
    </div>
  );
}

/** The file after the step; removed text is struck through, inserted text is marked. */
function Code({ frame }: { readonly frame: Frame }) {
  const { path, before, removed, inserted, after } = frame;
  return (
    <pre className={classes['code']} tabIndex={0} role="region" aria-label={t('code', { path })}>
      <code>
        {before}
        {removed !== '' && <del>{removed}</del>}
        {inserted !== '' && <ins>{inserted}</ins>}
        {after}
      </code>
    </pre>
  );
}

function Files({ paths, shown, onShow }: FilesProps) {
  if (paths.length < 2) return null;
  return (
    <div className={classes['buttons']} role="group" aria-label={t('files')}>
      {paths.map((path) => (
        <button
          key={path}
          type="button"
          className="mono"
          aria-pressed={path === shown}
          onClick={() => onShow(path)}
        >
          {path}
        </button>
      ))}
    </div>
  );
}

interface FilesProps {
  readonly paths: readonly string[];
  readonly shown: string | undefined;
  readonly onShow: (path: string) => void;
}

/** How the code of an item was written, with what was recorded meanwhile: the same for both sides. */
export function PlaybackView({ item, playback, facts, ...marks }: PlaybackViewProps) {
  const replay = useMemo(() => new Replay(playback.items), [playback]);
  const player = usePlayer(replay);
  const [wanted, setWanted] = useState<string | null>(null);
  if (replay.steps.length === 0) return <p className={classes['quiet']}>{t('nothing')}</p>;
  const frame = replay.frameAt(player.index, player.playing ? null : wanted);
  const goToFact = ({ at }: Fact) => player.goTo(replay.indexAt(Date.parse(at)));
  return (
    <div className={classes['view']}>
      <div className={classes['main']}>
        <Controls player={player} replay={replay} />
        <Files paths={[...replay.filesAt(player.index).keys()]} shown={frame?.path} onShow={setWanted} />
        {frame !== undefined && <Code frame={frame} />}
        {playback.full && <p className={classes['quiet']}>{t('full')}</p>}
      </div>
      <MarkList
        {...marks}
        facts={facts.filter((fact) => fact.item === null || fact.item === item)}
        current={replay.steps[player.index]?.at}
        onGo={goToFact}
      />
    </div>
  );
}
