/** What the school is called and looks like, where no editor's site settings say otherwise. */
export const BRAND = {
  name: 'Diamond District',
  tagline: 'Learn the work from people who do it.',
  themeColor: '#4f46e5',
} as const;
