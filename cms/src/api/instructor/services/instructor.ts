import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::instructor.instructor');
