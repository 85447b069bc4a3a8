import { MAIL_TEXTS, type MailKind, type MailLocale } from './mail-texts.ts';

/** A mail, ready to be sent. */
export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
}

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:16px;line-height:1.5;color:#1c1917";
const BUTTON =
  'display:inline-block;padding:12px 24px;border-radius:8px;background:#1d4ed8;color:#ffffff;text-decoration:none;font-weight:600';

/**
 * Writes a mail about an account, once as plain text and once as HTML that says the same.
 *
 * @param firstName as the learner gave it; it is text in both, never markup
 * @param url where the mail's one button leads
 * @param email the address the mail is about, where it is about another than it goes to
 */
export function composeMail({
  kind,
  locale,
  schoolName,
  firstName,
  url,
  email = '',
}: {
  kind: MailKind;
  locale: MailLocale;
  schoolName: string;
  firstName: string;
  url: string;
  email?: string;
}): ComposedMail {
  const texts = MAIL_TEXTS[locale];
  const { subject, lead, button, after } = texts.mails[kind];
  // By functions: what people are called may hold the signs by which `replace` puts in something else.
  const fill = (text: string) => text.replaceAll('{school}', () => schoolName).replaceAll('{email}', () => email);
  const greeting = firstName ? texts.greeting.replace('{name}', () => firstName) : texts.greetingNobody;
  const closing = fill(texts.closing);
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  return {
    // A line break in a subject would be another header.
    subject: fill(subject).replace(/[\r\n]+/g, ' '),
    text: [greeting, fill(lead), `${button}:\n${url}`, fill(after), closing].join('\n\n') + '\n',
    html: [
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>`,
      `<body style="margin:0;padding:24px;background:#f5f5f4"><div style="max-width:560px;margin:0 auto;padding:32px;border-radius:12px;background:#ffffff;${FONT}">`,
      paragraph(greeting),
      paragraph(fill(lead)),
      `<p style="margin:24px 0"><a href="${escapeHtml(url)}" style="${BUTTON}">${escapeHtml(button)}</a></p>`,
      paragraph(fill(after)),
      `<p style="margin:0;color:#57534e">${escapeHtml(closing)}</p></div></body></html>`,
    ].join(''),
  };
}

/** The language of ours that a caller understands best; English when none. Takes an `Accept-Language` header. */
export function chooseMailLocale(header: string | undefined): MailLocale {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, place) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = Number(/^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1);
      return { locale: tag.slice(0, 2).toLowerCase(), weight: Number.isFinite(weight) ? weight : 0, place };
    })
    .toSorted((one, other) => other.weight - one.weight || one.place - other.place);
  const found = wanted.find(({ locale, weight }) => weight > 0 && Object.hasOwn(MAIL_TEXTS, locale));
  return (found?.locale as MailLocale | undefined) ?? 'en';
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? character);
}
