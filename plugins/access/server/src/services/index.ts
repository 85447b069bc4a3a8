import content from './content.ts';
import entitlements from './entitlements.ts';
import grants from './grants.ts';

export default { content, entitlements, grants };
