import bootstrap from './bootstrap.ts';
import config from './config.ts';
import register from './register.ts';
import services from './services/index.ts';

export default { register, bootstrap, config, services };
