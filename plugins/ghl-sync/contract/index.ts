export * from './events.ts';
export * from './paths.ts';
export * from './settings.ts';
export * from './types.ts';
