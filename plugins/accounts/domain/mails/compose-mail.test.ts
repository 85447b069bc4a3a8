import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseMailLocale, composeMail } from './compose-mail.ts';
import { MAIL_KINDS, MAIL_LOCALES } from './mail-texts.ts';

const mail = (change: Partial<Parameters<typeof composeMail>[0]> = {}) =>
  composeMail({
    kind: 'reset-password',
    locale: 'en',
    schoolName: 'Diamond District',
    firstName: 'Ada',
    url: 'https://school.example/reset-password/?code=a&b=c',
    email: 'new@example.com',
    ...change,
  });

test.each(MAIL_LOCALES.flatMap((locale) => MAIL_KINDS.map((kind) => [locale, kind] as const)))(
  'in %s, %s says everything in plain text and in HTML',
  (locale, kind) => {
    const { subject, text, html } = mail({ locale, kind });
    expect(subject).toContain('Diamond District');
    expect(`${subject}${text}${html}`).not.toMatch(/\{\w+\}|undefined/);
    expect(text).toContain('https://school.example/reset-password/?code=a&b=c');
    expect(text).not.toContain('<');
    expect(html).toContain('href="https://school.example/reset-password/?code=a&amp;b=c"');
    expect(html).toContain(`lang="${locale}"`);
  }
);

test('a name is text, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string(), (firstName) => {
      const { html } = mail({ firstName });
      expect(html.match(/</g)?.length).toBe(mail({ firstName: 'Ada' }).html.match(/</g)?.length);
    })
  );
  expect(mail({ firstName: '<script>alert(1)</script>' }).html).toContain('&lt;script&gt;');
});

test('a name or an address is written as it is, also with the signs of a replacement', () => {
  const { text } = mail({ kind: 'email-changed', firstName: "$& $'", email: "$'$&@example.com" });
  expect(text).toContain("Hello $& $',");
  expect(text).toContain("sign in with $'$&@example.com from now on");
});

test('who has no first name is greeted all the same', () => {
  expect(mail({ firstName: '' }).text).toMatch(/^Hello,\n/);
});

test.each([
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['de,en;q=0.5,es;q=0.7', 'es'],
  ['de', 'en'],
  ['es;q=0', 'en'],
  ['', 'en'],
  [undefined, 'en'],
  ['__proto__,constructor', 'en'],
])('%j is answered in %s', (header, locale) => {
  expect(chooseMailLocale(header)).toBe(locale);
});
