import contentApi from './content-api.ts';

export default { 'content-api': contentApi };
