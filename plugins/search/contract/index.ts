export * from './make-excerpt.ts';
export * from './schemas.ts';
export * from './search.ts';
export * from './static-index.ts';
export * from './words.ts';
