import jobs from './jobs.ts';

export default { jobs };
