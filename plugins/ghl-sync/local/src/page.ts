import type { Contact, Data } from './records.ts';

/** A page for people: the contacts, newest first, with their tags. */
export function composePage(data: Data): string {
  const contacts = Object.values(data.contacts).toSorted((one, other) =>
    other.dateUpdated.localeCompare(one.dateUpdated)
  );
  const nameOf = (id: string) => data.workflows.find((workflow) => workflow.id === id)?.name ?? id;
  const workflowsOf = (contact: Contact) =>
    data.enrolments.filter(({ contactId }) => contactId === contact.id).map(({ workflowId }) => nameOf(workflowId));
  const rows = contacts.map((contact) => {
    const name = contact.name ?? [contact.firstName, contact.lastName].filter(Boolean).join(' ');
    const fields = contact.customFields.map(
      ({ id, value }) => `${data.customFields.find((field) => field.id === id)?.name ?? id}: ${String(value)}`
    );
    const cells = [
      `<strong>${escape(name || 'No name')}</strong><br>${escape(contact.email ?? '')}<br>${escape(contact.phone ?? '')}`,
      contact.tags.map((tag) => `<span class="tag">${escape(tag)}</span>`).join(' '),
      fields.map(escape).join('<br>'),
      workflowsOf(contact).map(escape).join('<br>'),
      escape(contact.dateUpdated.slice(0, 19).replace('T', ' ')),
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const body = rows.length
    ? `<table><thead><tr><th>Contact</th><th>Tags</th><th>Fields</th><th>Workflows</th><th>Changed (UTC)</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
    : '<p>No contacts yet. Register on the site, and the learner appears here.</p>';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5"><title>Local GHL</title><style>${STYLE}</style></head>
<body><main><h1>Local GoHighLevel</h1><p>${contacts.length} contacts, ${data.tags.length} tags. A stand-in that runs on this machine; nothing leaves it.</p>${body}</main></body></html>`;
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:2rem}main{max-width:70rem;margin:auto;overflow-x:auto}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid #8884;overflow-wrap:anywhere}
.tag{display:inline-block;padding:0 .5rem;border-radius:1rem;background:#4f46e5;color:#fff}`;

/** Whatever a learner is called, it is text. */
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
