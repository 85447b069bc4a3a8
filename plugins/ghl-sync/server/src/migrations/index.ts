import type { Migration } from '@diamond/kit';
import { mirror } from './101-mirror.ts';
import { whyItFailed } from './102-why-it-failed.ts';
import { inbound } from './201-inbound.ts';
import { callsLetGo } from './202-calls-let-go.ts';
import { absences } from './203-absences.ts';

/** Schema of this plugin's tables. 1xx: what goes out. 2xx: what comes in. */
export const SCHEMA = 'crm';

export const migrations: readonly Migration[] = [mirror, whyItFailed, inbound, callsLetGo, absences];
