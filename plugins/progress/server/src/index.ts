import bootstrap from './bootstrap.ts';
import controllers from './controllers/index.ts';
import routes from './routes/index.ts';
import services from './services/index.ts';

export default { bootstrap, controllers, routes, services };
