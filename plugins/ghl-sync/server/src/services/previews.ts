import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { COURSE_EVENTS, CRM_CODES, type CrmEvent, type CrmSettings, type Preview } from '../../../contract/index.ts';
import { describeCalls } from '../../../domain/describe-calls.ts';
import { maskContact } from '../../../domain/mask-words.ts';
import { planEffects, type Facts, type Plan } from '../../../domain/plan-effects.ts';
import { addPast } from '../add-past.ts';
import type { CrmConfig } from '../config.ts';
import { findContact } from '../store/contacts.ts';

/** Somebody for a preview where no learner was chosen. */
const EXAMPLE: Facts = {
  learner: {
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Example',
    phone: '+14155550123',
    joinedAt: new Date('2026-01-01T12:00:00Z'),
  },
  course: { title: 'An example course', slug: 'an-example-course', percent: 50 },
  at: new Date('2026-01-02T12:00:00Z'),
};

/**
 * What would be sent for an event, by settings that need not be saved yet. Nothing is: GHL is asked for its custom fields at
 * most, where a rule sets one.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (name: string) => strapi.plugin('ghl-sync').service(name);
  const db = () => strapi.db.connection;
  const locationId = () => strapi.config.get<CrmConfig>('plugin::ghl-sync').locationId;

  return {
    /** About an example of a learner. @throws Refusal as `status.testConnection` where a rule sets fields */
    async show({ event, settings }: { event: CrmEvent; settings: CrmSettings }): Promise<Preview> {
      const { effects, problems } = await plan({ event, settings, facts: EXAMPLE });
      return { calls: effects ? describeCalls({ effects, locationId: locationId(), contactId: null }) : [], problems };
    },

    /**
     * About a learner as they and their contact are known now. Address and number are masked, here as on the whole page.
     *
     * @param courseId one of the course events' own; an example stands in where it is null
     * @throws Refusal 404 `learner-not-found`, and as `show`
     */
    async showFor({
      event,
      settings,
      userId,
      courseId,
    }: {
      event: CrmEvent;
      settings: CrmSettings;
      userId: number;
      courseId: string | null;
    }): Promise<Preview> {
      const isOfCourse = COURSE_EVENTS.includes(event);
      const facts: Facts | null = await service('facts').read({ userId, courseId: isOfCourse ? courseId : null });
      if (!facts)
        throw new Refusal({
          status: 404,
          code: CRM_CODES.learnerNotFound,
          message: 'There is no such learner, or no such course.',
        });
      const course = isOfCourse ? (facts.course ?? EXAMPLE.course) : null;
      const { effects, problems } = await plan({ event, settings, facts: { ...facts, course } });
      if (!effects) return { calls: [], problems };
      const contactId = (await findContact({ db: db(), userId }))?.contactId ?? null;
      const whole = contactId === null ? await addPast({ db: db(), userId, event, effects, settings }) : effects;
      const masked = { ...whole, contact: maskContact(whole.contact) };
      return { calls: describeCalls({ effects: masked, locationId: locationId(), contactId }), problems };
    },
  };

  async function plan({
    event,
    settings,
    facts,
  }: {
    event: CrmEvent;
    settings: CrmSettings;
    facts: Facts;
  }): Promise<Plan> {
    const { fields } = settings.rules[event];
    const knownFields = fields.length > 0 ? await service('status').listFields() : [];
    return planEffects({ event, facts, settings, knownFields });
  }
};
