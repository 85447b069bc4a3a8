import type { Faults } from './faults/faults.ts';
import type { Files } from './files.ts';
import type { Ingest } from './ingest.ts';
import type { State } from './state.ts';
import type { VerifyToken } from './tokens.ts';
import type { Webhooks } from './webhooks/deliver.ts';

/** What the handlers work with; made once at the start. */
export interface Context {
  state: State;
  files: Files;
  webhooks: Webhooks;
  ingest: Ingest;
  verifyToken: VerifyToken;
  faults: Faults;
  /** Milliseconds since 1970. */
  now: () => number;
}
