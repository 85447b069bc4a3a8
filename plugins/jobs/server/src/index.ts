import bootstrap from './bootstrap.ts';
import controllers from './controllers/index.ts';
import destroy from './destroy.ts';
import register from './register.ts';
import routes from './routes/index.ts';
import services from './services/index.ts';

export default { register, bootstrap, destroy, controllers, routes, services };
