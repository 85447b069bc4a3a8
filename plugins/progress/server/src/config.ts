import { checkSettings, isOrigin } from '@diamond/kit';
import { number, object, string, type InferType } from 'yup';

const schema = object({
  siteUrl: string()
    .required('must be set')
    .test('origin', 'must be an http or https address without a path or trailing slash', isOrigin),
  sessionDays: number()
    .required('must be set')
    .integer('must be whole days')
    .min(1, 'must be 1 day or more')
    .max(3_650, 'must be 3650 days or less'),
})
  .noUnknown('has settings that do not exist: ${unknown}')
  .strict();

/** Settings of the plugin; see its README. */
export type ProgressConfig = InferType<typeof schema>;

export default {
  default: {
    /** Days for which a sitting is remembered after it was last seen. */
    sessionDays: 30,
  },
  /** @throws Error naming every setting that is missing or wrong; the boot stops */
  validator(settings: unknown): void {
    checkSettings({ plugin: 'progress', schema, settings });
  },
};
