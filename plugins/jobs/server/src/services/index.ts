import engine from './engine.ts';
import overview from './overview.ts';
import queue from './queue.ts';
import workers from './workers.ts';

export default { engine, overview, queue, workers };
