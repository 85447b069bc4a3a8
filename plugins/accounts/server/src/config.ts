/** `siteUrl`: origin of the learner's site, where the link of a password mail leads. */
export interface AccountsConfig {
  siteUrl: string;
}

export default {
  default: { siteUrl: '' },
  validator({ siteUrl }: Partial<AccountsConfig>): void {
    if (siteUrl === '' || siteUrl === undefined) return;
    const isOrigin = typeof siteUrl === 'string' && URL.canParse(siteUrl) && new URL(siteUrl).origin === siteUrl;
    if (!isOrigin) throw new Error('siteUrl must be an http or https address without a path or trailing slash');
  },
};
