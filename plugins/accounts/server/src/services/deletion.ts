import type { Core } from '@strapi/strapi';
import type { DeletionInput, Language } from '../../../contract/index.ts';
import type { UserRow } from '../user.ts';

/** A learner takes their account away. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (name: string) => strapi.plugin('accounts').service(name);

  return {
    /**
     * Deletes the account and everything about its learner: what plugins must take away before (`people.forget`), then
     * the account with what goes with it (each plugin's lifecycles), and a last mail, in one transaction. When it fails
     * halfway the account and its session are there still, and asking again goes on where it was.
     *
     * @throws Refusal 400 `wrong-password`, 503 `busy`
     */
    async delete({
      userId,
      password,
      language,
    }: DeletionInput & { userId: number; language: Language }): Promise<void> {
      const { email, firstName, language: chosen }: UserRow = await service('credentials').prove({ userId, password });
      await service('people').forget({ userId });
      await strapi.db.transaction(async ({ trx }) => {
        await strapi.plugin('users-permissions').service('user').remove({ id: userId });
        await service('mails').writeLetter({
          trx,
          userId: null,
          kind: 'account-deleted',
          email,
          firstName,
          language: chosen ?? language,
          about: null,
        });
      });
    },
  };
};
