import { isOrigin } from '@diamond/kit';

/** `siteUrl`: origin of the learner's site, where the links of mails lead. `schoolName`: who the mails are from, in words. */
export interface AccountsConfig {
  siteUrl: string;
  schoolName: string;
}

export default {
  default: { siteUrl: '', schoolName: 'The school' },
  validator({ siteUrl }: Partial<AccountsConfig>): void {
    if (siteUrl === '' || siteUrl === undefined) return;
    if (!isOrigin(siteUrl))
      throw new Error('siteUrl must be an http or https address without a path or trailing slash');
  },
};
