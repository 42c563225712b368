import { expect, test } from 'vitest'

import { tryRandomEdits } from '../../../../../scripts/lib/godotSettings/randomEdits'
import { whyNoGodot } from '../../../../../scripts/lib/samples/godotJudge'

const text = `; Engine configuration file.

config_version=4

[application]

config/name="Moth"
config/description="two
lines"

[display]

window/size/width=640
window/size/width.mobile=320
mouse_cursor/tooltip_position_offset=Vector2( 1, 2 )

[moth]

a/speed=1.5
a/tint=Color( 1, 0, 0, 1 )
a/list=[ 1, "b" ]
`

// `npm run samples` does 200 of them on each project of Godot 3.
test.skipIf(whyNoGodot() !== null).each([1, 2])(
  'a real Godot, asked for all settings before and after many edits, says the edited ones as written and all others as before (%s)',
  (seed) => {
    expect(tryRandomEdits({ text, encoding: 'utf8' }, 60, seed)).toEqual({ edited: 60, wrong: [] })
  },
  120_000,
)
