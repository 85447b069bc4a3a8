import { factories } from '@strapi/strapi';

// The catalogue is read here and written in the admin; there is no route to write it.
export default factories.createCoreRouter('api::module.module', { only: ['find', 'findOne'] });
