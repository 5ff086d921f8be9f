import { config } from 'zod';

// Zod compiles parsers with `new Function` where it may; the content security policy forbids that and would
// report each probe. Must be imported before any schema is made.
config({ jitless: true });
