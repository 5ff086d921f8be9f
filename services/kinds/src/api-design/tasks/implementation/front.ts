/** The link over which probes ask the service. */
export const FRONT = 'front';
