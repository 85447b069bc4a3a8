export * from './admin.ts';
export * from './events.ts';
export * from './lease.ts';
export * from './lease-schemas.ts';
export * from './library.ts';
export * from './schemas.ts';
export * from './video.ts';
export * from './webhook.ts';
