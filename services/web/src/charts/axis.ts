import { roundTicks, type LogAxisOptions } from '@hone/contracts/charts';

/** The style of every logarithmic axis. */
export const AXIS: LogAxisOptions = { margin: 1.25, ticks: roundTicks };
