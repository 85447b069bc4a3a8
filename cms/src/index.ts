import { loadEnvironment } from '@diamond/config';
import type { Core } from '@strapi/strapi';
import { fillSlugs } from './content/fill-slugs';
import { layOutForms } from './content/lay-out-forms';
import { computeLessonMinutes } from './content/lesson-minutes';
import { addLocales } from './content/locales';
import { refuseDraftsOutsideAdmin } from './content/published-only';
import { closeGraphql } from './graphql';
import { refuseDemoInProduction } from './production-guard';
import { makeFirstAdmin } from './roles/first-admin';
import { reconcileGrants } from './roles/reconcile';
import { answerOnIpv6Loopback } from './second-loopback';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    refuseDraftsOutsideAdmin({ strapi });
    fillSlugs({ strapi });
    computeLessonMinutes({ strapi });
    closeGraphql({ strapi });
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    const environment = loadEnvironment();
    await refuseDemoInProduction({ strapi, mode: environment.SCHOOL_MODE });
    await addLocales({ strapi });
    await layOutForms({ strapi });
    await reconcileGrants({ strapi, siteBuildToken: environment.SITE_BUILD_TOKEN });
    await makeFirstAdmin({ strapi, email: environment.ADMIN_EMAIL, password: environment.ADMIN_PASSWORD });
    // Last: a job may need any plugin.
    if (environment.JOBS_WORKERS === 'inline') await strapi.plugin('jobs').service('workers').start();
    if (environment.CMS_HOST === 'localhost') answerOnIpv6Loopback({ strapi, port: environment.CMS_PORT });
  },
};
