/** How a link in a text looks. */
export const TEXT_LINK = 'rounded font-semibold text-brand-ink underline underline-offset-4 hover:decoration-2';
