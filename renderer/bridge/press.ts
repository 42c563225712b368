let pressed: Promise<void> | null = null
let release: () => void = () => undefined

// Not every press ends with a pointerup: one on a scrollbar or outside the window may not.
for (const name of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'keydown', 'blur']) {
  window.addEventListener(name, follow, { capture: true, passive: true })
}

function follow(event: Event): void {
  // A press also blurs the field it leaves. Only a blur of the whole window ends the press.
  if (event.type === 'blur' && event.target !== window) return
  const isDown = event instanceof PointerEvent && event.buttons !== 0
  if (isDown) {
    pressed ??= new Promise((resolve) => {
      release = resolve
    })
  } else if (pressed !== null) {
    pressed = null
    // After the click event that this press turns into.
    setTimeout(release)
  }
}

/** Resolves when no mouse button is down: if the page moved during a press, the press would miss its target. */
export async function pressEnded(): Promise<void> {
  if (pressed !== null) await pressed
}
