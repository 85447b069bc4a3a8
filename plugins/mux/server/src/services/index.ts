import counters from './counters.ts';
import films from './films.ts';
import leases from './leases.ts';
import createMuxClient from './mux-client.ts';
import reconciler from './reconciler.ts';
import streams from './streams.ts';
import usage from './usage.ts';
import videos from './videos.ts';
import webhooks from './webhooks.ts';

export default { counters, films, leases, 'mux-client': createMuxClient, reconciler, streams, usage, videos, webhooks };
