import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { INBOUND_CODES, type InboundPage, type StoredInboundRules } from '../../../contract/inbound.ts';
import { listCalls, readRules, writeRules } from '../store/inbound.ts';

const PAGE_SIZE = 25;

/** What tags and workflows do here, and the calls that came, for the admin. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;

  return {
    async read(): Promise<StoredInboundRules> {
      return readRules({ db: db() });
    },

    /**
     * Changes the rules. What they gave before stays given until its tag goes.
     *
     * @throws Refusal 409 `rules-changed` when somebody else changed them since they were read
     */
    async write({ version, rules }: StoredInboundRules): Promise<StoredInboundRules> {
      if (!(await writeRules({ db: db(), version, rules })))
        throw new Refusal({
          status: 409,
          code: INBOUND_CODES.rulesChanged,
          message: 'Somebody else changed these rules meanwhile. Load them again.',
        });
      return readRules({ db: db() });
    },

    async listCalls({ page = 1 }: { page?: number }): Promise<InboundPage> {
      const { data, total } = await listCalls({ db: db(), limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
      return { data, meta: { page, pageSize: PAGE_SIZE, total } };
    },
  };
};
