import client from './client.ts';
import contacts from './contacts.ts';
import facts from './facts.ts';
import gate from './gate.ts';
import inbound from './inbound.ts';
import inboundRules from './inbound-rules.ts';
import learners from './learners.ts';
import location from './location.ts';
import milestones from './milestones.ts';
import mirror from './mirror.ts';
import outbox from './outbox.ts';
import previews from './previews.ts';
import pushes from './pushes.ts';
import settings from './settings.ts';
import status from './status.ts';
import writer from './writer.ts';

export default {
  client,
  contacts,
  facts,
  gate,
  inbound,
  inboundRules,
  learners,
  location,
  milestones,
  mirror,
  outbox,
  previews,
  pushes,
  settings,
  status,
  writer,
};
