const glowing: [Keyframe[], KeyframeAnimationOptions] = [
  [{ backgroundColor: 'var(--mark)' }, { backgroundColor: 'transparent' }],
  { duration: 1600, easing: 'ease-in' },
]

/** Marks a row for a moment, so that the eye finds it. */
export function glow(row: HTMLElement): void {
  row.animate(...glowing)
}
