import { array, boolean, number, object, string } from 'yup';
import { CRM_EVENTS, CRM_FACTS, type CrmEvent, type CrmFact } from './events.ts';

const refuseUnknown = ({ unknown }: { unknown?: string }): string =>
  `unknown field: ${String(unknown ?? '').slice(0, 200)}`;

/** GHL keeps tags in small letters; a capital would never be found again. */
const TAG = /^[a-z0-9](?:[a-z0-9 _-]{0,58}[a-z0-9])?$/;
const TAG_RULE = 'must be 1 to 60 small letters, digits, spaces, - or _';
/** An id, or a key such as `contact.course_percent`. */
const FIELD = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const WORKFLOW = /^[A-Za-z0-9-]{1,64}$/;

const tag = (name: string) => string().required(`${name} must not be empty`).matches(TAG, `${name}: a tag ${TAG_RULE}`);
const tags = (name: string, most: number) =>
  array()
    .of(tag(name))
    .required(`${name} must be a list`)
    .max(most, `${name} must have ${most} tags or fewer`)
    .test('unique', `${name} must not name a tag twice`, (list) => new Set(list).size === (list ?? []).length);

const ruleSchema = object({
  isOn: boolean().typeError('isOn must be true or false').required('isOn must be set'),
  addTags: tags('addTags', 20),
  removeTags: tags('removeTags', 20),
  fields: array()
    .of(
      object({
        field: string().required('field must be set').matches(FIELD, 'field must be the id or key of a custom field'),
        from: string<CrmFact>()
          .required('from must be set')
          .oneOf([...CRM_FACTS], `from must be one of ${CRM_FACTS.join(', ')}`),
      }).noUnknown(true, refuseUnknown)
    )
    .required('fields must be a list')
    .max(20, 'fields must be 20 or fewer'),
  workflowId: string()
    .defined('workflowId must be set, or null')
    .nullable()
    .matches(WORKFLOW, { message: 'workflowId must be the id of a workflow', excludeEmptyString: false }),
})
  .noUnknown(true, refuseUnknown)
  .test('once', 'a tag must not be added and removed at once', (rule) => {
    const removed = new Set(rule?.removeTags ?? []);
    return !(rule?.addTags ?? []).some((name) => removed.has(name));
  });

/** A change of the settings: the whole of them, with the version it was made on. */
export const settingsInputSchema = object({
  version: number().typeError('version must be a number').required('version must be set').integer().min(0),
  settings: object({
    isOn: boolean().typeError('isOn must be true or false').required('isOn must be set'),
    vocabulary: tags('vocabulary', 100),
    source: string()
      .required('source must be set')
      .max(100, 'source must have 100 characters or fewer')
      .matches(/^[\p{L}\p{N} .,&_-]+$/u, 'source must be letters, digits, spaces and . , & _ -'),
    stalledDays: number()
      .typeError('stalledDays must be a number')
      .required('stalledDays must be set')
      .integer('stalledDays must be whole days')
      .min(1, 'stalledDays must be 1 or more')
      .max(365, 'stalledDays must be 365 or less'),
    onDeletion: string<'remove' | 'anonymise'>()
      .required('onDeletion must be set')
      .oneOf(['remove', 'anonymise'], 'onDeletion must be remove or anonymise'),
    rules: object(
      Object.fromEntries(CRM_EVENTS.map((event) => [event, ruleSchema.required(`${event} must be set`)])) as Record<
        CrmEvent,
        typeof ruleSchema
      >
    )
      .required('rules must be set')
      .noUnknown(true, refuseUnknown),
  })
    .required('settings must be set')
    .noUnknown(true, refuseUnknown)
    .test('vocabulary', 'every tag of a rule must be in the vocabulary', (settings, context) => {
      const known = new Set(settings?.vocabulary ?? []);
      for (const event of CRM_EVENTS) {
        const rule = settings?.rules?.[event];
        const stranger = [...(rule?.addTags ?? []), ...(rule?.removeTags ?? [])].find((name) => !known.has(name));
        if (stranger)
          return context.createError({
            path: `settings.rules.${event}`,
            message: `${event}: the tag "${stranger.slice(0, 60)}" is not in the vocabulary`,
          });
      }
      return true;
    }),
}).noUnknown(true, refuseUnknown);
