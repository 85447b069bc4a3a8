import { checkSettings } from '@diamond/kit';
import { number, object, type InferType } from 'yup';

const count = () =>
  number()
    .required('must be set')
    .integer('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(100_000, 'must be 100000 or less');

const schema = object({ searchesAtOnce: count(), searchesPerMinute: count() })
  .noUnknown('has settings that do not exist: ${unknown}')
  .strict();

/** Settings of the plugin; see its README. */
export type SearchConfig = InferType<typeof schema>;

export default {
  default: {
    /** Searches of one learner at once and in the long run, each process counting; an address of visitors has four times as many. */
    searchesAtOnce: 40,
    searchesPerMinute: 90,
  },
  /** @throws Error naming every setting that is missing or wrong; the boot stops */
  validator(settings: unknown): void {
    checkSettings({ plugin: 'search', schema, settings });
  },
};
