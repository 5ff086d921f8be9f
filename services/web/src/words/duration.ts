import { t } from '../strings/common.js';

/** Minutes as a readable duration: `45 min`, `2 h`, `1 h 45 min`. */
export function formatDuration(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  if (hours === 0) return t('quantity.minutes', { value: whole });
  const rest = whole % 60;
  return rest === 0 ? t('quantity.hours', { hours }) : t('quantity.hoursMinutes', { hours, minutes: rest });
}
