import me from './me.ts';

export default { me };
