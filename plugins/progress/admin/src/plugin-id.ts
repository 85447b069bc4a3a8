export const PLUGIN_ID = 'progress';
