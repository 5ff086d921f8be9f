/** Id of the group and of the check that stand for the measured speed. */
export const SPEED = 'speed';
