import crm from './crm.ts';
import inbound from './inbound.ts';

export default { crm, inbound };
