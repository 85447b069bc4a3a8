import { styled } from 'styled-components';

/** How much of something is done. The design system's own bar tells assistive technology no value. */
export function ProgressBar({ label, percent }: { label: string; percent: number }) {
  return (
    <Track role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <Fill style={{ width: `${percent}%` }} />
    </Track>
  );
}

const Track = styled.div`
  height: 0.6rem;
  overflow: hidden;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral200};
`;

const Fill = styled.div`
  height: 100%;
  background: ${({ theme }) => theme.colors.primary600};
  transition: width 200ms linear;

  @media (prefers-reduced-motion: reduce) {
    transition: none;
  }
`;
