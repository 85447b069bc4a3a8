import type { Core } from '@strapi/strapi';

/** The field a lesson's video is: our video id, a plain string in the table. */
export default ({ strapi }: { strapi: Core.Strapi }): void => {
  strapi.customFields.register({
    name: 'video',
    plugin: 'mux',
    type: 'string',
    inputSize: { default: 12, isResizable: false },
  });
};
