import type { Fact, ReportItem } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import hiringClasses from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { describeFact } from '../sitting/fact-words.js';
import { timeOf } from '../sitting/sitting-words.js';
import { t } from '../strings/report.js';
import { frameAt, framesOf, type Frame } from './playback-model.js';
import classes from './report.module.css';

const SPEEDS = [1, 2, 4, 8, 16, 32] as const;
const FRAME_MS = 50;
/** Facts within this of a change are shown with it. */
const NEAR_MS = 5_000;

/** Where the playback is, in milliseconds of the recording. */
function usePlayer(lengthMs: number) {
  const [atMs, setAtMs] = useState(0);
  const [speed, setSpeed] = useState<number>(4);
  const [playing, setPlaying] = useState(false);
  const running = playing && atMs < lengthMs;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(
      () => setAtMs((before) => Math.min(lengthMs, before + FRAME_MS * speed)),
      FRAME_MS,
    );
    return () => clearInterval(timer);
  }, [running, speed, lengthMs]);
  const toggle = () => {
    if (!running && atMs >= lengthMs) setAtMs(0);
    setPlaying(!running);
  };
  return { atMs, setAtMs, speed, setSpeed, running, toggle };
}

function marksNear(facts: readonly Fact[], item: ReportItem, frame: Frame): readonly Fact[] {
  const time = Date.parse(frame.at);
  return facts.filter(
    (fact) =>
      (fact.item === null || fact.item === item.id) && Math.abs(Date.parse(fact.at) - time) <= NEAR_MS,
  );
}

interface PlayerProps {
  readonly frames: readonly Frame[];
  readonly item: ReportItem;
  readonly facts: readonly Fact[];
}

function Controls({
  player,
  lengthMs,
}: {
  readonly player: ReturnType<typeof usePlayer>;
  readonly lengthMs: number;
}) {
  const { atMs, setAtMs, speed, setSpeed, running, toggle } = player;
  return (
    <>
      <div className={hiringClasses['buttons']}>
        <Button size="xs" onClick={toggle}>
          {running ? t('playback.pause') : t('playback.play')}
        </Button>
        <select
          className={hiringClasses['select']}
          aria-label={t('playback.speed')}
          value={speed}
          onChange={(event) => setSpeed(Number(event.currentTarget.value))}
        >
          {SPEEDS.map((factor) => (
            <option key={factor} value={factor}>
              {t('playback.times', { factor })}
            </option>
          ))}
        </select>
        <span className={hiringClasses['quiet']}>{t('playback.idle')}</span>
      </div>
      <input
        type="range"
        aria-label={t('playback.position')}
        min={0}
        max={lengthMs}
        step={250}
        value={atMs}
        onChange={(event) => setAtMs(Number(event.currentTarget.value))}
      />
    </>
  );
}

function Player({ frames, item, facts }: PlayerProps) {
  const lengthMs = frames.at(-1)?.atMs ?? 0;
  const player = usePlayer(lengthMs);
  const place = frameAt(frames, player.atMs);
  const frame = frames[place];
  if (frame === undefined) return <p className={hiringClasses['quiet']}>{t('playback.none')}</p>;
  return (
    <div className={classes['player']}>
      <Controls player={player} lengthMs={lengthMs} />
      <p className={hiringClasses['quiet']}>
        {t('playback.at', { time: timeOf(frame.at), place: place + 1, count: frames.length })}
        {marksNear(facts, item, frame).map((fact) => (
          <span key={fact.seq}> · {describeFact(fact, () => item.title)}</span>
        ))}
      </p>
      <figure>
        <figcaption className="mono">{frame.path}</figcaption>
        <pre tabIndex={0} aria-label={t('playback.file', { path: frame.path })}>
          {frame.text}
        </pre>
      </figure>
    </div>
  );
}

interface PlaybackPanelProps {
  readonly sitting: string;
  readonly item: ReportItem;
  readonly facts: readonly Fact[];
}

/** How an answer was written, at 1 to 32 times the speed, with what was recorded beside it. */
export function PlaybackPanel({ sitting, item, facts }: PlaybackPanelProps) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const query = useQuery({
    queryKey: keyOf(id, 'playback', sitting, item.id),
    queryFn: ({ signal }) => api.getPlayback(id, sitting, item.id, signal),
  });
  const frames = useMemo(() => framesOf(query.data?.items ?? []), [query.data]);
  return (
    <Loaded query={query} kept={t('playback.kept')}>
      {() => <Player frames={frames} item={item} facts={facts} />}
    </Loaded>
  );
}
