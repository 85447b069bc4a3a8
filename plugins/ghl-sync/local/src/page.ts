import type { Delivery } from './announce.ts';
import type { Contact, Data } from './records.ts';

/** Contacts shown. */
const SHOWN = 200;

/**
 * A page for people: the contacts, last changed first, with a field to give each a tag by hand, as one would in GHL.
 *
 * @param ticket what the page's forms prove that they are the page's
 */
export function composePage({
  data,
  deliveries,
  ticket,
}: {
  data: Data;
  deliveries: readonly Delivery[];
  ticket: string;
}): string {
  const contacts = Object.values(data.contacts).toSorted((one, other) =>
    other.dateUpdated.localeCompare(one.dateUpdated)
  );
  const rows = contacts.slice(0, SHOWN).map((contact) => composeRow({ contact, data, ticket }));
  const more = contacts.length > SHOWN ? `<p>${contacts.length - SHOWN} more are not shown.</p>` : '';
  const body = rows.length
    ? `<div class="wide" tabindex="0" role="region" aria-label="Contacts"><table><thead><tr><th>Contact</th><th>Tags</th><th>Fields</th><th>Workflows</th><th>Changed (UTC)</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>${more}`
    : '<p class="empty">No contacts yet. Register on the site, and the learner appears here within seconds.</p>';
  const known = data.tags.map((tag) => `<option value="${escape(tag)}">`).join('');
  const sent = deliveries
    .map(
      ({ at, contactId, text, outcome }) =>
        `<li><code>${escape(at.slice(11, 19))}</code> ${escape(text)} <span class="quiet">${escape(contactId)}</span> <strong>${escape(outcome)}</strong></li>`
    )
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Local GoHighLevel</title><style>${STYLE}</style></head>
<body><main><header><h1>Local GoHighLevel</h1><p>A stand-in for the CRM on this machine; nothing leaves it. <strong>${contacts.length}</strong> contacts, <strong>${data.tags.length}</strong> tags.</p></header>
<datalist id="tags">${known}</datalist>${body}
<h2>Told to the school</h2>${sent ? `<ul class="sent">${sent}</ul>` : '<p class="quiet">Nothing since this started. A tag that is added or removed is told by a workflow’s webhook.</p>'}
</main><script>${SCRIPT}</script></body></html>`;
}

/** The page's own style and script, and nothing else, may run. */
export const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
} as const;

function composeRow({ contact, data, ticket }: { contact: Contact; data: Data; ticket: string }): string {
  const name = contact.name ?? [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  const action = `/local/contacts/${encodeURIComponent(contact.id)}/tags`;
  const hidden = `<input type="hidden" name="ticket" value="${escape(ticket)}">`;
  const tags = contact.tags.map(
    (tag) =>
      `<form class="tag" method="post" action="${action}">${hidden}<input type="hidden" name="remove" value="${escape(tag)}"><span>${escape(tag)}</span><button aria-label="Remove ${escape(tag)}">×</button></form>`
  );
  const add = `<form class="add" method="post" action="${action}">${hidden}<input name="add" list="tags" required maxlength="255" placeholder="Add a tag" aria-label="A tag for ${escape(name || contact.email || contact.id)}"><button>Add</button></form>`;
  const fields = contact.customFields.map(
    ({ id, value }) =>
      `${escape(data.customFields.find((field) => field.id === id)?.name ?? id)}: ${escape(String(value))}`
  );
  const workflows = data.enrolments
    .filter(({ contactId }) => contactId === contact.id)
    .map(({ workflowId }) => escape(data.workflows.find(({ id }) => id === workflowId)?.name ?? workflowId));
  const cells = [
    `<strong>${escape(name || 'No name')}</strong><br>${escape(contact.email ?? '')}${contact.phone ? `<br>${escape(contact.phone)}` : ''}<br><code class="quiet">${escape(contact.id)}</code>`,
    `<div class="tags">${tags.join('')}</div>${add}`,
    fields.join('<br>'),
    workflows.join('<br>'),
    `<span class="quiet">${escape(contact.dateUpdated.slice(0, 19).replace('T', ' '))}</span>`,
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

const STYLE = `:root{color-scheme:light dark;--line:light-dark(#e4e2ec,#3a3550);--quiet:light-dark(#5d5873,#aaa4c4);--card:light-dark(#fff,#1f1b2e);--tag:light-dark(#e7e5fb,#383063);--accent:light-dark(#4338ca,#a5b4fc)}
*{box-sizing:border-box}body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:2rem 1rem;background:light-dark(#f6f5fa,#14111f);color:light-dark(#1e1b2e,#f1effa)}
main{max-width:76rem;margin:auto}h1{margin:0;font-size:1.75rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}header p{margin:.25rem 0 1.5rem;color:var(--quiet)}
.wide{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:.75rem}table{border-collapse:collapse;width:100%;min-width:52rem}
th{font-size:.8rem;color:var(--quiet);text-align:left;font-weight:600}th,td{padding:.75rem 1rem;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}td:nth-child(-n+3){white-space:normal;overflow-wrap:anywhere}tr:last-child td{border-bottom:0}
.quiet{color:var(--quiet);font-size:.85rem}.empty{padding:3rem 1rem;text-align:center;background:var(--card);border:1px dashed var(--line);border-radius:.75rem}
.tags{display:flex;flex-wrap:wrap;gap:.35rem}.tag{display:inline-flex;align-items:center;gap:.15rem;padding:0 .25rem 0 .65rem;border-radius:1rem;background:var(--tag);font-size:.875rem}
button,input{font:inherit}.tag button{border:0;background:none;color:inherit;cursor:pointer;padding:0 .35rem;border-radius:1rem}.add{display:flex;gap:.35rem;margin-top:.5rem}
.add input{width:11rem;padding:.15rem .5rem;border:1px solid var(--line);border-radius:.4rem;background:transparent;color:inherit;font-size:.875rem}.add button{border:1px solid var(--line);border-radius:.4rem;background:none;color:var(--accent);cursor:pointer;font-size:.875rem}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}.sent{list-style:none;padding:0;margin:0}.sent li{padding:.25rem 0}`;

/** Looks again every five seconds, unless somebody is typing. */
const SCRIPT = `setInterval(()=>{const a=document.activeElement;if(document.visibilityState==='visible'&&!(a instanceof HTMLInputElement&&a.value))location.reload()},5000)`;

/** Whatever a learner is called, it is text. */
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
