let pressed: Promise<void> | null = null
let release: () => void = () => undefined

// Not every press ends with a pointerup: one at a scrollbar or out of the window may not.
for (const name of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'keydown', 'blur']) {
  window.addEventListener(name, follow, { capture: true, passive: true })
}

function follow(event: Event): void {
  // A field that a press leaves loses the focus, too, which ends nothing.
  if (event.type === 'blur' && event.target !== window) return
  const isDown = event instanceof PointerEvent && event.buttons !== 0
  if (isDown) {
    pressed ??= new Promise((resolve) => {
      release = resolve
    })
  } else if (pressed !== null) {
    pressed = null
    // Behind the click that the press becomes.
    setTimeout(release)
  }
}

/** Resolves when no mouse button is down. What moves the page in the middle of a press would make it miss. */
export async function pressEnded(): Promise<void> {
  if (pressed !== null) await pressed
}
