import { config } from 'zod';

// Zod compiles parsers with `new Function` where it can; the content security policy forbids that and would
// report each attempt. Must be imported before any schema is created.
config({ jitless: true });
