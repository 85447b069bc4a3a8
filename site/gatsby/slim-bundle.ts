import { readFileSync } from 'node:fs';
import type { GatsbyNode } from 'gatsby';

type BuildApi = Parameters<NonNullable<GatsbyNode['onCreateWebpackConfig']>>[0];

/** What Gatsby puts on every page for what this site does not use: scripts of others in a worker, a service worker. */
const UNUSED = /[\\/]internal-plugins[\\/]partytown[\\/]gatsby-browser|^\.\/register-service-worker$/;
const EMPTY = 'data:text/javascript,';

/**
 * Gatsby's types of properties check nothing in a built site; the library that stands for them there is still code. What is
 * left of a declaration are names that must exist.
 */
const PROP_TYPES =
  'data:text/javascript,const t=()=>null;t.isRequired=t;export default{array:t,bool:t,element:t,func:t,node:t,number:t,object:t,string:t,arrayOf:()=>t,oneOf:()=>t,oneOfType:()=>t,shape:()=>t}';

/**
 * One of Gatsby's modules is CommonJS and takes the router as a whole, which keeps all of it; it needs one name.
 */
const ROUTER = "data:text/javascript,export{Location}from'@gatsbyjs/reach-router'";

/**
 * Takes out of the browser's code what is never run, and writes the rest as today's browsers read it. With the list of
 * browsers in `package.json` that is what makes room for the site's own code (ADR 044, 051).
 */
export function slimBundle({ actions, plugins, getConfig }: Pick<BuildApi, 'actions' | 'plugins' | 'getConfig'>): void {
  const modern = {
    parse: {},
    compress: { ecma: 2020, passes: 3, keep_fargs: false },
    output: { ecma: 2020 },
    mangle: true,
  };
  actions.setWebpackConfig({
    plugins: [
      plugins.normalModuleReplacement(UNUSED, EMPTY),
      plugins.normalModuleReplacement(/^prop-types$/, PROP_TYPES),
      plugins.normalModuleReplacement(/^@gatsbyjs\/reach-router$/, (asked: { context: string; request: string }) => {
        if (asked.context.endsWith('gatsby-react-router-scroll')) asked.request = ROUTER;
      }),
    ],
  });
  const config = getConfig() as { output?: object; optimization?: { minimizer?: unknown[] } };
  actions.replaceWebpackConfig({
    ...config,
    // Webpack's own code between the modules is written for them too.
    target: ['web', 'es2022'],
    output: { ...config.output, chunkFilename: nameChunk },
    optimization: {
      ...config.optimization,
      minimizer: [plugins.minifyJs({ terserOptions: modern }), plugins.minifyCss()],
    },
  });
}

/**
 * Told its browsers, Gatsby's preset leaves classes and spreads as they are written. Otherwise it takes them apart, whatever
 * the list of browsers says.
 */
export function keepModernCode({
  actions,
  stage,
}: Pick<Parameters<NonNullable<GatsbyNode['onCreateBabelConfig']>>[0], 'actions' | 'stage'>): void {
  if (stage !== 'build-javascript') return;
  const { browserslist } = JSON.parse(readFileSync('package.json', 'utf8')) as { browserslist: string[] };
  const preset = { name: 'babel-preset-gatsby', stage, options: { targets: browserslist } };
  actions.setBabelPreset(preset);
}

/**
 * Every page has the list of all chunks. Only the words of a language are asked for by name (`gatsby-ssr.tsx`); half of
 * the hash is enough to tell releases apart.
 */
function nameChunk({ chunk }: { chunk?: { name?: string } }): string {
  return chunk?.name?.startsWith('texts-') ? '[name]-[contenthash:10].js' : '[id]-[contenthash:10].js';
}
