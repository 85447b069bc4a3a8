import { BRAND, type Environment } from '../src/index.ts';
import { buildPackages } from './lib/builder.ts';
import { readOrExplain } from './lib/environment.ts';
import { ensureNode } from './lib/node-version.ts';
import { chooseStandIns, cmsProgram, siteProgram } from './lib/programs.ts';
import { createReporter, type Reporter } from './lib/reporter.ts';
import {
  assertPortsAreFree,
  buildSite,
  inspectSite,
  runStage,
  seedOnce,
  startStandIns,
  type Stage,
} from './lib/stack.ts';

/** `npm start`: the whole school, built, until Ctrl-C or SIGTERM. */
async function start(): Promise<void> {
  const environment = readOrExplain();
  if (!environment) return;
  const reporter = createReporter();
  reporter.line(`${BRAND.name} is starting (${environment.SCHOOL_MODE} mode).`);
  await runStage({ environment, reporter, play });
}

async function play(stage: Stage): Promise<void> {
  const { environment, reporter, children, signal } = stage;
  await assertPortsAreFree({ environment });
  await buildPackages({ environment, reporter, signal });
  await startStandIns(stage);
  // Before the CMS, so that one Strapi at a time works on the tables.
  if (environment.SCHOOL_MODE === 'local') await seedOnce(stage);
  await reporter.step('CMS', () => children.start(cmsProgram({ environment, command: 'start' })));

  const { state, stamp } = await inspectSite(stage);
  if (state === 'must be built') await buildSite({ ...stage, stamp });
  await reporter.step('Site', () => children.start(siteProgram({ environment })));
  printAddresses({ environment, reporter });
  if (state === 'content changed') await refreshSite({ ...stage, stamp });
}

/** The school is up with the pages of last time; should they not build, it stays up with those. */
async function refreshSite(stage: Stage & { stamp: string }): Promise<void> {
  stage.reporter.line('Content was published since the site was built. The pages are brought up to date meanwhile.');
  try {
    await buildSite(stage);
  } catch (error) {
    if (stage.signal.aborted) throw error;
    stage.reporter.line(error instanceof Error ? error.message : String(error));
  }
}

function printAddresses({ environment, reporter }: { environment: Environment; reporter: Reporter }): void {
  const standIns = chooseStandIns({ environment });
  const lines = [
    '',
    `  Site       ${environment.SITE_URL}`,
    `  CMS        ${environment.CMS_URL}  (admin at ${environment.CMS_URL}/admin)`,
    ...(standIns.mux ? [`  Local Mux  ${environment.MUX_BASE_URL}`] : []),
    ...(standIns.ghl ? [`  Local GHL  ${environment.GHL_BASE_URL}  (the CRM's contacts)`] : []),
    ...(standIns.mailbox
      ? [`  Mailbox    http://localhost:${environment.MAILBOX_PORT}  (SMTP on ${environment.SMTP_PORT})`]
      : []),
    ...(environment.SCHOOL_MODE === 'local'
      ? [
          '',
          '  Sign in to the site as   learner@example.com   Learner-demo-1',
          '  and to the admin as      editor@example.com    Editor-demo-1',
          '                           admin@example.com     Admin-demo-1',
        ]
      : []),
    '',
    `  Logs and data are in ${environment.DATA_DIR}. Ctrl-C stops everything.`,
    '',
  ];
  for (const line of lines) reporter.line(line);
}

if (ensureNode()) await start();
