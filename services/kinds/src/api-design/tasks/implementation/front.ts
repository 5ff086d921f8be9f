/** The link over which probes call the service. */
export const FRONT = 'front';
