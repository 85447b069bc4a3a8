import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { ROOT, VARIABLES } from '../src/index.ts';

interface Service {
  build?: { context: string; dockerfile: string; target: string };
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}

const compose = load(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const dockerfile = readFileSync(join(ROOT, 'config/deploy/Dockerfile'), 'utf8');
const nginx = readFileSync(join(ROOT, 'config/deploy/nginx.conf.template'), 'utf8');

/** Variables of the images we use, and of nginx's own template. */
const OTHERS = new Set([
  'POSTGRES_DB',
  'POSTGRES_USER',
  'POSTGRES_PASSWORD',
  'SITE_HOST_NAME',
  'CMS_HOST_NAME',
  'PROXY_ADDRESS',
]);

test('the containers are Postgres, the CMS, the site, its build and nginx, and each that stays up has a health check', () => {
  expect(Object.keys(compose.services).sort()).toEqual(['cms', 'nginx', 'postgres', 'site', 'site-build']);
  for (const name of ['postgres', 'cms', 'site', 'nginx'])
    expect(compose.services[name]?.healthcheck?.test.length, name).toBeGreaterThan(1);
});

test('every file, volume and service the containers name exists', () => {
  for (const [name, service] of Object.entries(compose.services)) {
    if (service.build) {
      expect(existsSync(join(ROOT, service.build.dockerfile)), name).toBe(true);
      expect(dockerfile).toMatch(new RegExp(`^FROM \\S+ AS ${service.build.target}$`, 'm'));
    }
    for (const volume of service.volumes ?? []) {
      const [source = ''] = volume.split(':');
      if (source.startsWith('.')) expect(existsSync(join(ROOT, source)), volume).toBe(true);
      else expect(Object.keys(compose.volumes), volume).toContain(source);
    }
    for (const other of Object.keys(service.depends_on ?? {})) expect(Object.keys(compose.services)).toContain(other);
  }
});

test('every variable set for a container is one the school or the image reads', () => {
  for (const service of Object.values(compose.services)) {
    for (const name of Object.keys(service.environment ?? {}))
      expect(name in VARIABLES || OTHERS.has(name), name).toBe(true);
  }
});

test('the commands the containers run are scripts of the workspaces', () => {
  const scriptsOf = (workspace: string): Record<string, string> => {
    const folder = workspace.replace('@diamond/', '');
    return (JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
      .scripts;
  };
  for (const name of ['cms', 'site', 'site-build']) {
    const [npm, run, script = '', flag, workspace = ''] = compose.services[name]?.command ?? [];
    expect([npm, run, flag]).toEqual(['npm', 'run', '-w']);
    expect(Object.keys(scriptsOf(workspace)), name).toContain(script);
  }
});

test('nginx asks the services for what they have and says nothing of its own about it', () => {
  for (const [, host = '', port] of nginx.matchAll(/proxy_pass http:\/\/(\w+):(\d+);/g)) {
    const { environment = {} } = compose.services[host] ?? {};
    expect([environment.SITE_PORT, environment.CMS_PORT], host).toContain(port);
  }
  expect(nginx).not.toContain('add_header');
});

test('nginx believes nothing a client says of itself, and its blocks are closed', () => {
  expect(nginx).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
  expect(nginx.split('{').length - (nginx.match(/\$\{/g)?.length ?? 0)).toBe(
    nginx.split('}').length - (nginx.match(/\$\{/g)?.length ?? 0)
  );
  for (const name of nginx.match(/\$\{(\w+)\}/g) ?? [])
    expect(Object.keys(compose.services.nginx?.environment ?? {})).toContain(name.slice(2, -1));
});

test('no secret and no data goes into the image', () => {
  const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
  for (const path of ['.env', '.data', '.git', '**/node_modules']) expect(ignored).toContain(path);
});
