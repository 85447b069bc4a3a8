// What only learners see of a lesson's page, in one piece of code of its own: visitors do not load it.
export { NotesTab } from '../notes/notes-tab.tsx';
export { SaveState } from '../progress/save-state.tsx';
export { LearnerTools } from './learner-tools.tsx';
