import { expect, test } from 'vitest'

import { holdsSecret } from '../../../../electron/core/engineSettings/rows/secrets'

test.each([
  'Token=a',
  '(Name="A",Password="a")',
  '(Passwords=("a"))',
  '((Token,Password=))',
  'Api_Key" = =a',
  'Secret, (a)',
  'https://a.example/?token=a',
])('a value is not shown that has a secret in it: %s', (raw) => {
  expect(holdsSecret(raw)).toBe(true)
})

test.each(['Token', 'Token=', 'Token = ""', '(Password=(),Name)', 'Tokenizer=a', 'a.example/?page=a'])(
  'a value is shown that only has the name of one: %s',
  (raw) => {
    expect(holdsSecret(raw)).toBe(false)
  },
)
