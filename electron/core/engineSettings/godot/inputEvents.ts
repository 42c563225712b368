import { engineTexts } from '../../../../shared/texts/engineSettings'

const texts = engineTexts.godot

/** Keys without a character, by the number that Godot adds to the first of them. */
const keys =
  ',Escape,Tab,Backtab,Backspace,Enter,Keypad Enter,Insert,Delete,Pause,Print,SysReq,Clear,Home,End,Left,Up,Right,Down,Page Up,Page Down,Shift,Ctrl,Meta,Alt,Caps Lock,Num Lock,Scroll Lock,F1,F2,F3,F4,F5,F6,F7,F8,F9,F10,F11,F12'.split(
    ',',
  )
/** In Godot 4, and in Godot 3. */
const firstKeys = [1 << 22, 1 << 24]
const mouseButtons = ['', 'Left', 'Right', 'Middle', 'Wheel Up', 'Wheel Down', 'Wheel Left', 'Wheel Right']

/** An action of the input map in words: its events by name, such as "Space, Ctrl+Z, Mouse Left". */
export function actionIn(literal: string): string {
  // Behind the first head is the first event.
  const events = literal.split('Object(InputEvent').slice(1)
  const names = events.map(eventIn)
  return events.length === 0 ? texts.events(0) : `${texts.events(events.length)}: ${names.join(', ')}`
}

function eventIn(text: string): string {
  const kind = /^\w+/.exec(text)?.[0] ?? ''
  if (kind === 'Key') return `${modifiersIn(text)}${keyIn(text)}`
  if (kind === 'MouseButton')
    return `${modifiersIn(text)}Mouse ${mouseButtons[numberIn(text, 'button_index')] ?? numberIn(text, 'button_index')}`
  if (kind === 'JoypadButton') return `Joypad Button ${numberIn(text, 'button_index')}`
  if (kind === 'JoypadMotion') return `Joypad Axis ${numberIn(text, 'axis')}${/"axis_value": ?-/.test(text) ? '-' : '+'}`
  return kind
}

function keyIn(text: string): string {
  const code = ['keycode', 'physical_keycode', 'scancode', 'physical_scancode', 'unicode']
    .map((name) => numberIn(text, name))
    .find(Boolean)
  if (code === undefined) return 'Key'
  const first = firstKeys.find((each) => code >= each && code - each < keys.length)
  if (first !== undefined) return keys[code - first] ?? 'Key'
  if (code === 32) return 'Space'
  return code < 0x11_0000 ? String.fromCodePoint(code) : `Key ${code}`
}

const modifiers = [
  [/"(?:ctrl_pressed|control|command_or_control_autoremap)": ?true/, 'Ctrl+'],
  [/"(?:alt_pressed|alt)": ?true/, 'Alt+'],
  [/"(?:shift_pressed|shift)": ?true/, 'Shift+'],
  [/"(?:meta_pressed|meta)": ?true/, 'Meta+'],
] as const

const modifiersIn = (text: string) =>
  modifiers
    .filter(([pattern]) => pattern.test(text))
    .map(([, name]) => name)
    .join('')

function numberIn(text: string, name: string): number {
  const at = text.indexOf(`"${name}":`)
  return at === -1 ? 0 : Number.parseInt(text.slice(at + name.length + 3), 10) || 0
}
