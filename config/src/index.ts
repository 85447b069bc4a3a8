export { BRAND } from './brand.ts';
export { EnvironmentError, readEnvironment, type Environment } from './environment.ts';
export { loadEnvironment, ROOT, toProcessEnvironment } from './load.ts';
export { listenOnLoopbacks } from './loopback.ts';
export { serveStandIn } from './stand-in.ts';
export { VARIABLES, type VariableName } from './variables.ts';
