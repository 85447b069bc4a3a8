export * from './paths.ts';
export * from './schemas.ts';
export * from './types.ts';
