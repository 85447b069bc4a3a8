import type { Core } from '@strapi/strapi';
import type services from './services/index.ts';

type Services = typeof services;

/** One of this plugin's own services, typed, for what stands outside them. Strapi makes each once. */
export function getService<Name extends keyof Services>(strapi: Core.Strapi, name: Name): ReturnType<Services[Name]> {
  return strapi.plugin('mux').service(name);
}
