import { VARIABLES, type Variable } from './variables.ts';

/** The text of `.env.example`: every variable with its meaning and its default, nothing set. */
export function renderEnvExample(): string {
  const head = [
    '# Every variable the school reads. Copy to .env and set what differs; what is not set has the default shown.',
    '# "made up" secrets are generated into the data folder at the first local start; production wants them all set.',
    '',
  ];
  const lines = (Object.entries(VARIABLES) as [string, Variable][]).flatMap(([name, variable]) => [
    `# ${variable.meaning}`,
    `# local: ${describe({ value: variable.local, secret: variable.secret })}; production: ${describe({ value: variable.production })}`,
    `#${name}=${variable.local ?? ''}`,
    '',
  ]);
  return `${[...head, ...lines].join('\n').trimEnd()}\n`;
}

function describe({ value, secret = false }: { value: string | undefined; secret?: boolean | undefined }): string {
  if (value === undefined) return secret ? 'made up' : 'must be set';
  return value === '' ? 'empty' : value;
}
