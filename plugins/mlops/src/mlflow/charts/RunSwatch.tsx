import type { RunColour } from './runColours';

/** How the line of a run looks, beside its name. */
export function RunSwatch(props: { colour: RunColour | undefined }) {
  const { colour, line } = props.colour ?? {};
  return (
    <span
      aria-hidden
      style={{
        borderTop: `3px ${line ?? 'solid'} ${colour ?? 'transparent'}`,
        display: 'inline-block',
        flex: '0 0 18px',
        verticalAlign: 'middle',
        width: 18,
      }}
    />
  );
}
