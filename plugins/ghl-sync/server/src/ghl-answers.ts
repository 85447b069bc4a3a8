import { array, mixed, object, string, type InferType } from 'yup';
import type { GhlContact } from '../../domain/read-contact.ts';

/** An id of theirs goes into paths and into our tables. */
const id = () =>
  string()
    .required()
    .matches(/^[A-Za-z0-9_-]{1,64}$/);
const text = () => string().nullable();

const contact = object({
  id: id(),
  email: text(),
  phone: text(),
  firstName: text(),
  lastName: text(),
  tags: array().of(string().defined()).nullable(),
});

export const upserted = object({ new: mixed(), contact: contact.required() });
export const oneContact = object({ contact: contact.required() });
export const maybeContact = object({ contact: contact.nullable().default(null) });
export const customFields = object({
  customFields: array()
    .of(object({ id: id(), name: text(), fieldKey: text() }))
    .required(),
});
export const workflows = object({
  workflows: array()
    .of(object({ id: id(), name: text() }))
    .required(),
});
export const oneLocation = object({ location: object({ id: id(), name: text() }).required() });
/** For calls whose success is all that matters. */
export const anything = mixed();

export function toContact(answer: InferType<typeof contact>): GhlContact {
  const { email = null, phone = null, firstName = null, lastName = null, tags } = answer;
  return { id: answer.id, email, phone, firstName, lastName, tags: tags ?? [] };
}
