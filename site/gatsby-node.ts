import { loadEnvironment } from '@diamond/config';
import type { GatsbyNode } from 'gatsby';
import { findCmsProblem } from './gatsby/check-cms.ts';
import { createCataloguePages } from './gatsby/create-pages.ts';
import { forgetSourcedContent } from './gatsby/fresh-content.ts';
import { declareSchema } from './gatsby/schema.ts';

export const onPreBootstrap: GatsbyNode['onPreBootstrap'] = async (api) => {
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

export const onCreateWebpackConfig: GatsbyNode['onCreateWebpackConfig'] = ({ stage, actions }) => {
  // Source maps would publish the sources beside the site.
  if (stage === 'build-javascript') actions.setWebpackConfig({ devtool: false });
};
