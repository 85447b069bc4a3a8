/**
 * What the school is called and looks like, where no editor's site settings say otherwise. Everything that is coloured
 * or set in the school's own face takes it from here: change it here and nowhere else.
 */
export const BRAND = {
  name: 'Diamond District',
  tagline: 'Learn the work from people who do it.',
  /** What a phone's browser colours its own bars with. */
  themeColor: '#4f46e5',
  /** In light and in dark. A test holds what is read on what to 4.5:1. */
  colours: {
    brand: ['#4f46e5', '#635bf0'],
    brandStrong: ['#4338ca', '#544ce0'],
    brandInk: ['#4338ca', '#b3b8ff'],
    brandWash: ['#eeeffe', '#1f1d40'],
    /** The dark ground of the first screen, alike in both, and the two lights on it. */
    night: ['#0d0b24', '#0d0b24'],
    nightDawn: ['#7c5cff', '#7c5cff'],
    nightDusk: ['#24a0ed', '#24a0ed'],
  },
  fonts: {
    /** Of headings. Its file is in `site/src/brand-style.ts`. */
    display: 'Plus Jakarta Sans',
    /** Of text: what each system reads best with, and nothing to load. */
    text: "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  },
} as const;
