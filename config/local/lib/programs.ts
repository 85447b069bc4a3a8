import { join } from 'node:path';
import { ROOT, toProcessEnvironment, type Environment } from '../../src/index.ts';
import type { Program } from './children.ts';
import type { WantedPort } from './ports.ts';
import { untilAnswers } from './until-answers.ts';

const MODULES = join(ROOT, 'node_modules');
const LOOPBACKS = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** The embedded Postgres. */
export function databaseProgram({ environment }: { environment: Environment }): Program {
  return {
    name: 'postgres',
    script: [join(ROOT, 'database', 'src', 'serve.ts')],
    cwd: join(ROOT, 'database'),
    env: toProcessEnvironment(environment),
    isError: (line) => /\b(PANIC|ERROR: {2}(could not|out of|invalid page))/.test(line),
    waitUntilReady: ({ waitForLine }) => waitForLine(/^Postgres is ready/),
  };
}

/** The local Mux. */
export function muxProgram({ environment }: { environment: Environment }): Program {
  return {
    name: 'local-mux',
    script: [join(ROOT, 'plugins', 'mux', 'local', 'src', 'serve.ts')],
    cwd: join(ROOT, 'plugins', 'mux', 'local'),
    env: toProcessEnvironment(environment),
    isError: (line) => /\berror\b/i.test(line),
    waitUntilReady: () => untilAnswers({ url: `http://localhost:${environment.LOCAL_MUX_PORT}/`, patience: 30 }),
  };
}

/** The local GHL. */
export function ghlProgram({ environment }: { environment: Environment }): Program {
  return {
    name: 'local-ghl',
    script: [join(ROOT, 'plugins', 'ghl-sync', 'local', 'src', 'serve.ts')],
    cwd: join(ROOT, 'plugins', 'ghl-sync', 'local'),
    env: toProcessEnvironment(environment),
    isError: (line) => /\berror\b/i.test(line),
    waitUntilReady: () => untilAnswers({ url: `http://localhost:${environment.LOCAL_GHL_PORT}/`, patience: 30 }),
  };
}

/** The local mailbox. */
export function mailboxProgram({ environment }: { environment: Environment }): Program {
  return {
    name: 'mailbox',
    script: [join(ROOT, 'config', 'local', 'mailbox.ts')],
    cwd: join(ROOT, 'config'),
    env: toProcessEnvironment(environment),
    isError: (line) => /\berror\b/i.test(line),
    waitUntilReady: ({ waitForLine }) => waitForLine(/^The mailbox is open/),
  };
}

/** Strapi: built (`start`), or watching its sources (`develop`). */
export function cmsProgram({
  environment,
  command,
}: {
  environment: Environment;
  command: 'start' | 'develop';
}): Program {
  return {
    name: 'cms',
    script: [join(MODULES, '@strapi', 'strapi', 'bin', 'strapi.js'), command],
    cwd: join(ROOT, 'cms'),
    env: { ...toProcessEnvironment(environment), NODE_ENV: command === 'start' ? 'production' : 'development' },
    isError: (line) => /\berror:|^\s*(\w*Error|Error):/.test(line),
    waitUntilReady: () =>
      untilAnswers({
        url: `http://localhost:${environment.CMS_PORT}/_health`,
        patience: command === 'start' ? 120 : 300,
      }),
  };
}

/** The server of the site's built pages. */
export function siteProgram({ environment }: { environment: Environment }): Program {
  return {
    name: 'site',
    script: [join(ROOT, 'site', 'server', 'serve.ts')],
    cwd: join(ROOT, 'site'),
    env: { ...toProcessEnvironment(environment), NODE_ENV: 'production' },
    isError: (line) => /\berror\b/i.test(line),
    waitUntilReady: () => untilAnswers({ url: `http://localhost:${environment.SITE_PORT}/`, patience: 30 }),
  };
}

/** Gatsby that builds each page as it is looked at. */
export function siteDevelopProgram({ environment }: { environment: Environment }): Program {
  return {
    name: 'site',
    script: [
      join(MODULES, 'gatsby', 'cli.js'),
      'develop',
      '--port',
      String(environment.SITE_PORT),
      '--host',
      'localhost',
    ],
    cwd: join(ROOT, 'site'),
    env: { ...toProcessEnvironment(environment), NODE_ENV: 'development' },
    isError: (line) => /^\s*(ERROR|error)\b/.test(line),
    waitUntilReady: () => untilAnswers({ url: `http://localhost:${environment.SITE_PORT}/`, patience: 300 }),
  };
}

/**
 * A compiler that watches a package.
 *
 * @param saysReady the lines that tell that what it makes is there; none for one that leaves what is there alone
 */
export function watchProgram({
  name,
  script,
  cwd,
  saysReady = [],
}: Pick<Program, 'name' | 'script' | 'cwd'> & { saysReady?: readonly RegExp[] }): Program {
  return {
    name,
    script,
    cwd,
    isError: (line) => /\berror\b/i.test(line) && !/\b0 errors\b/.test(line),
    waitUntilReady: async ({ waitForLine }) => {
      await Promise.all(saysReady.map(waitForLine));
    },
  };
}

/**
 * Which stand-ins this environment asks for. Whatever an address points away from this machine, somebody else
 * serves: with a Mux account in the environment no local Mux starts. A CRM that is not connected needs no stand-in.
 */
export function chooseStandIns({ environment }: { environment: Environment }): {
  database: boolean;
  mux: boolean;
  ghl: boolean;
  mailbox: boolean;
} {
  const isLocal = environment.SCHOOL_MODE === 'local';
  const standsIn = (address: string, port: number) => {
    const { hostname, port: given } = new URL(address);
    return isLocal && LOOPBACKS.has(hostname) && given === String(port);
  };
  return {
    database: isLocal && LOOPBACKS.has(environment.DATABASE_HOST),
    mux: standsIn(environment.MUX_BASE_URL, environment.LOCAL_MUX_PORT),
    ghl: environment.GHL_TOKEN !== '' && standsIn(environment.GHL_BASE_URL, environment.LOCAL_GHL_PORT),
    mailbox: isLocal && LOOPBACKS.has(environment.SMTP_HOST),
  };
}

/** The ports that everything this environment starts will listen on. */
export function listPorts({ environment }: { environment: Environment }): WantedPort[] {
  const standIns = chooseStandIns({ environment });
  const port = (
    variable:
      | 'SITE_PORT'
      | 'CMS_PORT'
      | 'DATABASE_PORT'
      | 'LOCAL_MUX_PORT'
      | 'LOCAL_GHL_PORT'
      | 'SMTP_PORT'
      | 'MAILBOX_PORT'
  ) => ({
    variable,
    port: environment[variable],
  });
  return [
    port('SITE_PORT'),
    port('CMS_PORT'),
    ...(standIns.database ? [port('DATABASE_PORT')] : []),
    ...(standIns.mux ? [port('LOCAL_MUX_PORT')] : []),
    ...(standIns.ghl ? [port('LOCAL_GHL_PORT')] : []),
    ...(standIns.mailbox ? [port('SMTP_PORT'), port('MAILBOX_PORT')] : []),
  ];
}
