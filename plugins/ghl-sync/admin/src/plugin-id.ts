export const PLUGIN_ID = 'ghl-sync';
