import { BRAND, loadEnvironment } from '@diamond/config';
import type { GatsbyConfig } from 'gatsby';

const environment = loadEnvironment();

// Gatsby hands the browser only variables with this prefix.
process.env.GATSBY_CMS_URL = environment.CMS_URL;
// Set in any case: the code for reports is left out of the site where this is known to be empty.
process.env.GATSBY_SENTRY_DSN = environment.GATSBY_SENTRY_DSN;

const config: GatsbyConfig = {
  siteMetadata: { siteUrl: environment.SITE_URL, name: BRAND.name, tagline: BRAND.tagline },
  trailingSlash: 'always',
  jsxRuntime: 'automatic',
  graphqlTypegen: false,
  plugins: [
    {
      resolve: 'gatsby-plugin-sharp',
      options: { defaults: { formats: ['auto', 'webp'], quality: 70, placeholder: 'dominantColor' } },
    },
    'gatsby-transformer-sharp',
    'gatsby-plugin-postcss',
  ],
};

export default config;
