import learning from './learning.ts';

export default { learning };
