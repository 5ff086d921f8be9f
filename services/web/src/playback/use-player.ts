import { useEffect, useState } from 'react';
import type { Replay } from './replay.js';

export const SPEEDS = [1, 2, 4, 8, 16, 32] as const;
const USUAL_SPEED = 4;

/** The position of a replay, and whether it is playing. */
export function usePlayer(replay: Replay) {
  const last = replay.steps.length - 1;
  const [index, setIndex] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(USUAL_SPEED);
  const moves = playing && index < last;
  useEffect(() => {
    if (!moves) return undefined;
    const timer = setTimeout(() => setIndex(index + 1), replay.durationOf(index) / speed);
    return () => clearTimeout(timer);
  }, [moves, index, speed, replay]);
  return {
    index,
    playing: moves,
    speed,
    setSpeed,
    goTo: (to: number): void => {
      setPlaying(false);
      setIndex(Math.max(0, Math.min(last, to)));
    },
    toggle: (): void => {
      // At the end, playing restarts.
      if (!moves && index >= last) setIndex(0);
      setPlaying(!moves);
    },
  };
}

export type Player = ReturnType<typeof usePlayer>;
