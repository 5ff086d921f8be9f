import type { GradingSession } from '@hone/contracts/kind';
import type { IncidentDefinition } from './definition.js';

export type Session = GradingSession<IncidentDefinition>;
