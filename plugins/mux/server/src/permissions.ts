/** What an admin role may be granted, as the roles page of the admin lists it. */
export const actions = [
  { section: 'plugins', displayName: 'See videos', uid: 'videos.view', pluginName: 'mux' },
  { section: 'plugins', displayName: 'Upload videos', uid: 'videos.upload', pluginName: 'mux' },
  { section: 'plugins', displayName: 'Edit, import and download videos', uid: 'videos.edit', pluginName: 'mux' },
  { section: 'plugins', displayName: 'Replace films', uid: 'videos.replace', pluginName: 'mux' },
  { section: 'plugins', displayName: 'Delete videos', uid: 'videos.delete', pluginName: 'mux' },
  { section: 'plugins', displayName: 'Change the rules for videos', uid: 'videos.settings', pluginName: 'mux' },
];
