/**
 * Who may import whom:
 *   config <- plugins/.../contract <- plugins/.../domain <- plugins/.../server, admin <- cms
 *   site sees contracts and config.
 * Tests may reach further: they put rooms together.
 */
const TEST = '(\\.test\\.tsx?$|/tests/|/e2e/|/bench/)';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'config-imports-nothing-of-ours',
      'config is what every room agrees on',
      { path: '^config/', pathNot: TEST },
      { path: '^(plugins|cms|site|database)/' }
    ),
    rule(
      'contract-stands-alone',
      'a contract knows contracts and config',
      { path: '^plugins/[^/]+/contract/', pathNot: TEST },
      { path: '^(cms|site|database|plugins/kit|plugins/[^/]+/(server|admin|domain|local))/' }
    ),
    rule(
      'contract-is-no-framework',
      'both ends of a wire run it',
      { path: '^plugins/[^/]+/contract/' },
      { path: 'node_modules/(@strapi|react|gatsby)/' }
    ),
    rule(
      'domain-is-pure',
      'rules know contracts, nothing else',
      { path: '^plugins/[^/]+/domain/', pathNot: TEST },
      { path: '^(cms|site|database|config|plugins/kit|plugins/[^/]+/(server|admin|local))/' }
    ),
    rule(
      'domain-is-no-framework',
      'rules know no Strapi, React or network',
      { path: '^plugins/[^/]+/domain/', pathNot: TEST },
      { path: 'node_modules/(@strapi|react|axios|pg|knex)/' }
    ),
    rule(
      'admin-calls-routes',
      "screens call their plugin's routes, never its server",
      { path: '^plugins/([^/]+)/admin/' },
      { path: '^plugins/[^/]+/(server|domain|local)/' }
    ),
    rule(
      'server-is-no-screen',
      'a server knows no screen',
      { path: '^plugins/[^/]+/server/' },
      { path: '^(cms|site|database)/|^plugins/[^/]+/(admin|local)/' }
    ),
    rule(
      'plugins-meet-at-contracts',
      'one plugin knows another by its contract, its services and events',
      { path: '^plugins/([^/]+)/', pathNot: TEST },
      { path: '^plugins/', pathNot: ['^plugins/$1/', '^plugins/kit/', '^plugins/[^/]+/contract/'] }
    ),
    rule(
      'local-mux-knows-no-plugin',
      'the local Mux stands in for a company, not for our code',
      { path: '^plugins/mux/local/' },
      { path: '^plugins/(?!mux/local/)|^(cms|site|database)/' }
    ),
    rule(
      'local-ghl-knows-no-plugin',
      'the local GoHighLevel stands in for a company, not for our code',
      { path: '^plugins/ghl-sync/local/' },
      { path: '^plugins/(?!ghl-sync/local/)|^(cms|site|database)/' }
    ),
    rule(
      'site-sees-contracts',
      'the site sees contracts and config, never server or admin code',
      { path: '^site/', pathNot: TEST },
      { path: '^(cms|database)/|^plugins/[^/]+/(server|admin|domain|local)/|^plugins/kit/' }
    ),
    rule(
      'nobody-imports-database',
      'database is started, not imported',
      { path: '^(config|plugins|cms|site)/', pathNot: TEST },
      { path: '^database/' }
    ),
    rule(
      'cms-composes',
      'cms knows plugins by name and contract',
      { path: '^cms/', pathNot: TEST },
      { path: '^plugins/[^/]+/(server|admin|domain|local)/|^site/' }
    ),
    rule(
      'one-store-speaks-sql',
      'SQL lives in store.ts and migrations',
      { path: '^plugins/[^/]+/(domain|contract|admin)/', pathNot: TEST },
      { path: 'node_modules/(pg|knex)/' }
    ),
    // One that a type closes is none when it runs: `get-service` knows the services by type, and they ask each other by it.
    rule(
      'no-circles',
      'a circle has no beginning to read from',
      { pathNot: 'node_modules' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
    ),
    rule('no-unresolvable', 'an import that leads nowhere', { pathNot: TEST }, { couldNotResolve: true }),
  ],
  options: {
    // A package of ours is met where its `exports` lead: its compiled contract. Seen, so that the rules see it; not read.
    doNotFollow: { path: '(node_modules|/dist/)' },
    exclude: { path: '(^cms/(database|dist)/|/dist/build/|/\\.cache/|^site/public/|^\\.data/|cms/types/generated)' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.jsx', '.json', '.mjs', '.cjs', '.d.ts'],
    },
  },
};
