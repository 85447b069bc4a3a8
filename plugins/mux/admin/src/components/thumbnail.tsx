import { Television } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';

/** A small picture of a film; a sign where there is none, or where its address has run out. */
export function Thumbnail({ src }: { src: string | null }) {
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <Frame aria-hidden>
      {src !== null && src !== failed ? (
        <img src={src} alt="" loading="lazy" onError={() => setFailed(src)} />
      ) : (
        <Television width="2.4rem" height="2.4rem" />
      )}
    </Frame>
  );
}

const Frame = styled.div`
  display: grid;
  flex-shrink: 0;
  place-items: center;
  width: 12.8rem;
  aspect-ratio: 16 / 9;
  overflow: hidden;
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral500};
  background: ${({ theme }) => theme.colors.neutral150};
  fill: currentcolor;

  img {
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
`;
