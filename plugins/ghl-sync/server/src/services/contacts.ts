import type { Core } from '@strapi/strapi';
import { findByContactId, findContact, type StoredContact } from '../store/contacts.ts';

/** Who a learner is at GHL, and who a contact is here. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** @returns null when GHL was never told of this learner */
  async find({ userId }: { userId: number }): Promise<StoredContact | null> {
    return findContact({ db: strapi.db.connection, userId });
  },

  /** The learner of a contact, while the account is there. */
  async findUserId({ contactId }: { contactId: string }): Promise<number | null> {
    return findByContactId({ db: strapi.db.connection, contactId });
  },
});
