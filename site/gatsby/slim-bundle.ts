import type { GatsbyNode } from 'gatsby';

type BuildApi = Parameters<NonNullable<GatsbyNode['onCreateWebpackConfig']>>[0];

/** What Gatsby puts on every page for a feature this site does not use: scripts of others, run in a worker. */
const UNUSED = /[\\/]internal-plugins[\\/]partytown[\\/]gatsby-browser/;
const EMPTY = 'data:text/javascript,';

/**
 * Takes out of the browser's code what is never run, and writes the rest as today's browsers read it. With the list of
 * browsers in `package.json` that is what makes room for the site's own code (ADR 044).
 */
export function slimBundle({ actions, plugins, getConfig }: Pick<BuildApi, 'actions' | 'plugins' | 'getConfig'>): void {
  const modern = { parse: {}, compress: { ecma: 2020, passes: 2 }, output: { ecma: 2020 }, mangle: true };
  actions.setWebpackConfig({ plugins: [plugins.normalModuleReplacement(UNUSED, EMPTY)] });
  const config = getConfig() as { optimization?: { minimizer?: unknown[] } };
  actions.replaceWebpackConfig({
    ...config,
    optimization: {
      ...config.optimization,
      minimizer: [plugins.minifyJs({ terserOptions: modern }), plugins.minifyCss()],
    },
  });
}
