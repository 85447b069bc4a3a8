import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { VIDEO_ACTIONS } from '../../../contract/admin.ts';
import { VideoPage } from './video-page.tsx';
import { VideosPage } from './videos-page.tsx';

/** The library: all videos, and each with all about it. */
export default function App() {
  return (
    <Page.Protect permissions={[{ action: VIDEO_ACTIONS.view, subject: null }]}>
      <Routes>
        <Route index element={<VideosPage />} />
        <Route path=":videoId" element={<VideoPage />} />
      </Routes>
    </Page.Protect>
  );
}
