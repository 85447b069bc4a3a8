/** A contact as the API shows it. Names are GHL's. */
export interface Contact {
  id: string;
  locationId: string;
  firstName?: string;
  lastName?: string;
  name?: string;
  email?: string;
  phone?: string;
  source?: string;
  tags: string[];
  customFields: { id: string; value: unknown }[];
  dnd: boolean;
  /** ISO instants. */
  dateAdded: string;
  dateUpdated: string;
}

/** A field the location defines for its contacts. */
export interface CustomField {
  id: string;
  name: string;
  fieldKey: string;
  dataType: string;
  model: 'contact';
}

/** Somebody was added to a workflow, or taken out. */
export interface Enrolment {
  contactId: string;
  workflowId: string;
  at: string;
}

/** Everything the local GHL knows. */
export interface Data {
  version: 1;
  contacts: Record<string, Contact>;
  /** Names of tags the location knows: a tag stays known when no contact has it any more. */
  tags: string[];
  customFields: CustomField[];
  workflows: { id: string; name: string }[];
  enrolments: Enrolment[];
}
