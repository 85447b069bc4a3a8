import './src/styles/global.css';
import { wrapPageElement as wrapPage, wrapRootElement as wrapRoot } from './src/shell.tsx';

export const wrapRootElement = wrapRoot;
export const wrapPageElement = wrapPage;
