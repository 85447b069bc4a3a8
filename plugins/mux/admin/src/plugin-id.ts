export const PLUGIN_ID = 'mux';
