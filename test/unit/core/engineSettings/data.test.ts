import { expect, test } from 'vitest'

import * as godot from '../../../../electron/core/engineSettings/godot/data/schema'
import godotOptions from '../../../../electron/core/engineSettings/godot/data/export.json'
import godotSettings from '../../../../electron/core/engineSettings/godot/data/settings.json'
import godotWords from '../../../../electron/core/engineSettings/godot/data/words.json'
import * as unity from '../../../../electron/core/engineSettings/unity/data/schema'
import unitySettings from '../../../../electron/core/engineSettings/unity/data/settings.json'
import * as unreal from '../../../../electron/core/engineSettings/unreal/data/schema'
import unrealSettings from '../../../../electron/core/engineSettings/unreal/data/settings.json'

test.each([
  ['Unity settings', unity.Settings, unitySettings],
  ['Unreal settings', unreal.Settings, unrealSettings],
  ['Godot settings', godot.Settings, godotSettings],
  ['Godot options', godot.Settings, godotOptions],
  ['Godot words', godot.Words, godotWords],
])('%s: the data is what the app takes it for, since it does not check it again', (_name, schema, data) => {
  expect(schema.safeParse(data).error).toBeUndefined()
  expect(Object.keys(data).length).toBeGreaterThan(2)
})
