import {
  array,
  boolean,
  mixed,
  number,
  object,
  string,
  ValidationError,
  type InferType,
  type ObjectShape,
  type Schema,
} from 'yup';
import { problems } from './problems.ts';

const text = () => string().nullable().max(1_000);

const contactFields = {
  firstName: text(),
  lastName: text(),
  name: text(),
  email: text().email('email must be an email'),
  phone: text().matches(/^\+[\d\s().-]{6,24}$/, {
    message: 'phone must be a valid phone number',
    excludeEmptyString: true,
  }),
  address1: text(),
  city: text(),
  state: text(),
  postalCode: string().max(100),
  country: string().max(100),
  website: text(),
  timezone: text(),
  dnd: boolean(),
  source: string().max(1_000),
  tags: array().of(string().required().max(255)),
  customFields: array().of(
    object({ id: string().required().max(255), key: string().max(255), field_value: mixed() }).noUnknown()
  ),
  assignedTo: string().max(255),
} satisfies ObjectShape;

export const createSchema = object({
  ...contactFields,
  locationId: string().required('locationId should not be empty'),
  gender: string(),
  companyName: text(),
});
export const upsertSchema = createSchema.shape({ createNewIfDuplicateAllowed: boolean() });
export const updateSchema = object(contactFields);
export const tagsSchema = object({ tags: array().of(string().required().max(255)).required('tags must be an array') });
/** GHL's file leaves this one empty; as its callers know it. */
export const searchSchema = object({
  locationId: string().required('locationId should not be empty'),
  pageLimit: number().integer().min(1).max(500).required('pageLimit should not be empty'),
  page: number().integer().min(1),
  searchAfter: array().of(string().required()),
  filters: array().of(
    object({ field: string().required(), operator: string().required(), value: mixed().required() }).noUnknown()
  ),
  query: string().max(75),
});
export type SearchInput = InferType<typeof searchSchema>;
export const workflowSchema = object({ eventStartTime: string().max(60) });

/**
 * Reads a body as GHL does: a property it does not know is refused by its name.
 *
 * @throws GhlProblem 422 with a list of messages
 */
export function readBody<S extends Schema>(schema: S, body: unknown): InferType<S> {
  const known = Object.keys((schema as unknown as { fields: object }).fields);
  const given = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  const unknown = given.filter((key) => !known.includes(key)).map((key) => `property ${key} should not exist`);
  if (unknown.length > 0) throw problems.unprocessable(unknown);
  try {
    return schema.validateSync(body ?? {}, { strict: true, abortEarly: false });
  } catch (error) {
    if (error instanceof ValidationError) throw problems.unprocessable(error.errors);
    throw error;
  }
}
