/** What an admin role may be given here; shown under Settings → Roles → Plugins → Progress. */
export const actions = [
  {
    section: 'plugins',
    displayName: 'See learners and what they learned',
    uid: 'learners.read',
    pluginName: 'progress',
  },
  {
    section: 'plugins',
    displayName: 'Save lists of learners as files',
    uid: 'learners.export',
    pluginName: 'progress',
  },
  {
    section: 'plugins',
    displayName: 'Override and reset what a learner did',
    uid: 'learners.override',
    pluginName: 'progress',
  },
  {
    section: 'plugins',
    displayName: "See courses' figures (nobody's name)",
    uid: 'courses.read',
    pluginName: 'progress',
  },
];
