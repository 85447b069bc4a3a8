/** What an admin role may be granted, as the roles page of the admin lists it. */
export const actions = [
  { section: 'plugins', displayName: 'See videos', uid: 'videos.view', pluginName: 'mux' },
  { section: 'plugins', displayName: 'Upload videos', uid: 'videos.upload', pluginName: 'mux' },
];
