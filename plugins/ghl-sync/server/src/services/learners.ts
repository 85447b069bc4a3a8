import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { CRM_CODES, type CrmLearner, type CrmLearnerDetail } from '../../../contract/index.ts';
import { findContact } from '../store/contacts.ts';
import { findLearner } from '../store/learners.ts';

/** Found at most: who is not among them is searched for by more of the name. */
const MOST_FOUND = 10;

/** Learners as the admin's page looks for them: by the search of the page Learners. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;
  const progress = (name: string) => strapi.plugin('progress').service(name);

  return {
    /** By parts of the name or the e-mail, those who joined last first. */
    async search({ search }: { search: string }): Promise<CrmLearner[]> {
      const { data }: { data: { id: number; email: string; firstName: string | null; lastName: string | null }[] } =
        await progress('learners').list({ search });
      return data
        .slice(0, MOST_FOUND)
        .map(({ id, email, firstName, lastName }) => ({ userId: id, name: toName({ firstName, lastName }), email }));
    },

    /** @throws Refusal 404 `learner-not-found` */
    async find({ userId }: { userId: number }): Promise<CrmLearnerDetail> {
      const learner = await findLearner({ db: db(), userId });
      if (!learner)
        throw new Refusal({ status: 404, code: CRM_CODES.learnerNotFound, message: 'There is no such learner.' });
      const [contact, standings, courses] = await Promise.all([
        findContact({ db: db(), userId }),
        progress('milestones').list({ userIds: [userId] }) as Promise<{ courseId: string; percent: number }[]>,
        strapi.plugin('access').service('grants').listCourses() as Promise<{ id: string; title: string }[]>,
      ]);
      return {
        userId,
        name: toName(learner),
        email: learner.email,
        contactId: contact?.contactId ?? null,
        conflict: contact?.conflictField ?? null,
        courses: standings.flatMap(({ courseId, percent }) => {
          const course = courses.find(({ id }) => id === courseId);
          return course ? [{ courseId, title: course.title, percent }] : [];
        }),
      };
    },
  };
};

function toName({ firstName, lastName }: { firstName: string | null; lastName: string | null }): string | null {
  return [firstName, lastName].filter(Boolean).join(' ') || null;
}
