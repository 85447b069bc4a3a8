import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { CRM_CODES, DEFAULT_SETTINGS, type CrmSettings, type StoredSettings } from '../../../contract/index.ts';
import { settingsInputSchema } from '../../../contract/settings-schema.ts';
import { isConnected, type CrmConfig } from '../config.ts';
import { readSettings, writeSettings } from '../store/settings.ts';

/** Milliseconds settings are remembered: what another process changes counts by then. */
const REMEMBERED = 10_000;

/** What is decided in the admin, and whether there is a GHL at all. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let known: { stored: StoredSettings; until: number } | undefined;
  let reading: Promise<StoredSettings> | undefined;
  const db = () => strapi.db.connection;

  return {
    /** The settings of now. */
    async read(): Promise<StoredSettings> {
      const stored = parseStored(await readSettings({ db: db() }));
      known = { stored, until: performance.now() + REMEMBERED };
      return stored;
    },

    /**
     * The same as of the last seconds, without waiting: who asks may hold a connection, and must not wait for another.
     *
     * @throws Error before the plugin's bootstrap
     */
    recall(): CrmSettings {
      if (!known) throw new Error('The settings of the CRM were not read yet');
      if (known.until <= performance.now()) {
        reading ??= this.read().finally(() => (reading = undefined));
        reading.catch((error: Error) => strapi.log.warn(`ghl-sync: settings were not read: ${error.message}`));
      }
      return known.stored.settings;
    },

    /**
     * Changes the settings.
     *
     * @param version the one they were read with
     * @throws Refusal 409 `settings-changed` when somebody else changed them since
     */
    async write({ version, settings }: StoredSettings): Promise<StoredSettings> {
      if (!(await writeSettings({ db: db(), version, settings })))
        throw new Refusal({
          status: 409,
          code: CRM_CODES.settingsChanged,
          message: 'Somebody else changed these settings meanwhile. Load them again.',
        });
      return this.read();
    },

    /** Whether there is a GHL to tell anything. */
    isConnected: (): boolean => isConnected(strapi.config.get<CrmConfig>('plugin::ghl-sync')),

    /** Whether events are collected: connected, and not switched off. */
    isCollecting(): boolean {
      return this.isConnected() && this.recall().isOn;
    },
  };
};

/** What was kept by an older release may lack an event of this one: what is missing is as by default. */
function parseStored(row: { version: number; value: unknown } | null): StoredSettings {
  if (!row) return { version: 0, settings: DEFAULT_SETTINGS };
  const value = row.value as Partial<CrmSettings>;
  const settings = { ...DEFAULT_SETTINGS, ...value, rules: { ...DEFAULT_SETTINGS.rules, ...value.rules } };
  settingsInputSchema.validateSync({ version: row.version, settings }, { strict: true });
  return { version: row.version, settings };
}
