import { roundTicks, type LogAxisOptions } from '@hone/contracts/charts';

/** How every logarithmic axis of the pages looks. */
export const AXIS: LogAxisOptions = { margin: 1.25, ticks: roundTicks };
