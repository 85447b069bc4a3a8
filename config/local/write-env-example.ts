import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderEnvExample } from '../src/env-example.ts';

/** Writes `.env.example` from the list of variables. Run it after changing `config/src/variables.ts`. */
writeFileSync(join(resolve(import.meta.dirname, '../..'), '.env.example'), renderEnvExample());
