import { loadEnvironment } from '@diamond/config';
import type { GatsbyNode } from 'gatsby';
import { findCmsProblem } from './gatsby/check-cms.ts';
import { findTextProblems } from './gatsby/check-texts.ts';
import { createCataloguePages } from './gatsby/create-pages.ts';
import { forgetSourcedContent } from './gatsby/fresh-content.ts';
import { createLanguagePages } from './gatsby/language-pages.ts';
import { declareSchema } from './gatsby/schema.ts';
import { writeSearchIndex } from './gatsby/search-index.ts';
import { texts as en } from './src/texts/en.ts';
import { texts as es } from './src/texts/es.ts';

export const onPreBootstrap: GatsbyNode['onPreBootstrap'] = async (api) => {
  const untold = findTextProblems({ texts: en, others: { es } });
  if (untold.length > 0) api.reporter.panic(`The site cannot say everything in every language:\n${untold.join('\n')}`);
  const environment = loadEnvironment();
  const problem = await findCmsProblem({
    cmsUrl: environment.CMS_INTERNAL_URL || environment.CMS_URL,
    token: environment.SITE_BUILD_TOKEN,
  });
  if (problem) api.reporter.panic(problem);
  const forgotten = await forgetSourcedContent(api);
  if (forgotten > 0) api.reporter.info('Reading all content again: warm caches are for images and code only');
};

export const createSchemaCustomization: GatsbyNode['createSchemaCustomization'] = (api) => declareSchema(api);

export const createPages: GatsbyNode['createPages'] = (api) => createCataloguePages(api);

export const onCreatePage: GatsbyNode['onCreatePage'] = (api) => createLanguagePages(api);

export const onPostBuild: GatsbyNode['onPostBuild'] = (api) => writeSearchIndex(api);

export const onCreateWebpackConfig: GatsbyNode['onCreateWebpackConfig'] = ({ stage, actions }) => {
  // Source maps would publish the sources beside the site.
  if (stage === 'build-javascript') actions.setWebpackConfig({ devtool: false });
};
