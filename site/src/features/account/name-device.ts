import type { Device } from '@diamond/accounts/contract/types';
import type { Texts } from '../../texts/en.ts';

/** What a device is called on the page: browser and system, or what there is of them. */
export function nameDevice({
  device: { browser, system },
  words,
}: {
  device: Pick<Device, 'browser' | 'system'>;
  words: Pick<Texts['account'], 'onSystem' | 'unknownDevice'>;
}): string {
  if (browser && system) return words.onSystem(browser, system);
  return browser ?? system ?? words.unknownDevice;
}

/** A day and a time in the page's language, such as 22 Nov 2026, 23:10. */
export function formatMoment({ instant, locale }: { instant: string; locale: string }): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant));
}
