import { loadEnvironment } from '@diamond/config';
import type { GatsbyNode } from 'gatsby';
import { findCmsProblem } from './gatsby/check-cms.ts';
import { findTextProblems } from './gatsby/check-texts.ts';
import { sourceContent } from './gatsby/content/source-content.ts';
import { createCataloguePages } from './gatsby/create-pages.ts';
import { createLanguagePages } from './gatsby/language-pages.ts';
import { declareSchema } from './gatsby/schema.ts';
import { writeSearchIndex } from './gatsby/search-index.ts';
import { keepModernCode, slimBundle } from './gatsby/slim-bundle.ts';
import { texts as en } from './src/texts/en.ts';
import { texts as es } from './src/texts/es.ts';

export const onPreBootstrap: GatsbyNode['onPreBootstrap'] = async (api) => {
  const untold = findTextProblems({ texts: en, others: { es } });
  if (untold.length > 0) api.reporter.panic(`The site cannot say everything in every language:\n${untold.join('\n')}`);
  const problem = await findCmsProblem(findCms());
  if (problem) api.reporter.panic(problem);
};

export const sourceNodes: GatsbyNode['sourceNodes'] = (api) => sourceContent({ api, cms: findCms() });

export const createSchemaCustomization: GatsbyNode['createSchemaCustomization'] = (api) => declareSchema(api);

export const createPages: GatsbyNode['createPages'] = (api) => createCataloguePages(api);

export const onCreatePage: GatsbyNode['onCreatePage'] = (api) => createLanguagePages(api);

export const onPostBuild: GatsbyNode['onPostBuild'] = (api) => writeSearchIndex(api);

export const onCreateWebpackConfig: GatsbyNode['onCreateWebpackConfig'] = (api) => {
  if (api.stage !== 'build-javascript') return;
  // Source maps would publish the sources beside the site.
  api.actions.setWebpackConfig({ devtool: false });
  slimBundle(api);
};

export const onCreateBabelConfig: GatsbyNode['onCreateBabelConfig'] = (api) => keepModernCode(api);

/** Inside a network of its own the build may reach the CMS by another address than a browser does. */
function findCms(): { cmsUrl: string; token: string } {
  const environment = loadEnvironment();
  return { cmsUrl: environment.CMS_INTERNAL_URL || environment.CMS_URL, token: environment.SITE_BUILD_TOKEN };
}
