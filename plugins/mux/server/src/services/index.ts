import leases from './leases.ts';
import createMuxClient from './mux-client.ts';
import reconciler from './reconciler.ts';
import usage from './usage.ts';
import videos from './videos.ts';
import webhooks from './webhooks.ts';

export default { leases, 'mux-client': createMuxClient, reconciler, usage, videos, webhooks };
