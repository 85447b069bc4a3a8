import content from './content.ts';
import entitlements from './entitlements.ts';
import files from './files.ts';
import grants from './grants.ts';
import standings from './standings.ts';

export default { content, entitlements, files, grants, standings };
