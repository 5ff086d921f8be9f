import { useEffect, useState } from 'react';
import { leftUntil } from './clock.js';
import { useSittingAtHand } from './use-sitting.js';

const LOOK_MS = 250;

/** Milliseconds until `deadline`, updated four times a second; null without a deadline. */
export function useTimeLeft(deadline: string | null): number | null {
  const { reading } = useSittingAtHand();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (deadline === null) return undefined;
    const timer = setInterval(() => setNow(performance.now()), LOOK_MS);
    return () => clearInterval(timer);
  }, [deadline]);
  return deadline === null ? null : leftUntil(Date.parse(deadline), reading, Math.max(now, reading.pageMs));
}
