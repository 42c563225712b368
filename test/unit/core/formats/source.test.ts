import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { setValue, takeBack } from '../../../../electron/core/formats/edit'
import { source } from '../../../../electron/core/formats/source'
import { placedFile } from '../../world/placedFile'

const ending = { csharp: 'Assets/Game.cs', cpp: 'Source/Game/Game.h', gdscript: 'game.gd' } as const
type Language = keyof typeof ending
const place = (language: Language, content: string | Uint8Array) => placedFile(ending[language], 'source', content)
const key = { key: 'Key' }

/** What gives a name one plain text, with that text in the place of `<text>`. */
const constants: readonly (readonly [Language, string, literal: string, value: string, written: string])[] = [
  ['csharp', 'class A { public const string Key = <text>; }', '"a\\"b\\u0041"', 'a"bA', '"new \\"\\\\"'],
  ['csharp', 'class A { static readonly string Key=<text>, Other = "x"; }', '@"C:\\""x"""', 'C:\\"x"', '"new \\"\\\\"'],
  ['csharp', 'class A { string Key = <text>; }', '"""a "b" c"""', 'a "b" c', '"new \\"\\\\"'],
  ['csharp', '[Serializable]\nclass A { [Header("Key = 1")] string Key = <text>; // Key = "c"\n}', '""', '', '"new \\"\\\\"'],
  ['cpp', 'const FString Key = <text>;', 'TEXT("a\\"b")', 'a"b', 'TEXT("new \\"\\\\")'],
  ['cpp', 'static const FString Key(<text>);', 'TEXT("")', '', 'TEXT("new \\"\\\\")'],
  ['cpp', 'constexpr FStringView Key{ <text> };', 'TEXT("a")', 'a', 'TEXT("new \\"\\\\")'],
  ['cpp', 'inline constexpr const TCHAR* Key = <text>;', 'TEXT(R"x(a"\\)x")', 'a"\\', 'TEXT(R"x(new "\\)x")'],
  ['cpp', 'const char Key[] = <text>;', 'u8"a\\?\\u00e9"', 'a?é', 'u8"new \\"\\\\"'],
  ['cpp', '#define Key <text>\n#define Other Key\n', 'TEXT("a")', 'a', 'TEXT("new \\"\\\\")'],
  ['cpp', '#define \\\n  Key \\\n  <text> // of "x"\n', 'L"a"', 'a', 'L"new \\"\\\\"'],
  ['cpp', '#ifndef A_H\n#define A_H\nnamespace A { const char* Key = <text>; }\n#endif // A_H\n', '"a"', 'a', '"new \\"\\\\"'],
  ['cpp', 'const FString FGame::Key = <text>;', '"a"', 'a', '"new \\"\\\\"'],
  ['gdscript', 'const Key := <text>\n', '"a\\"b"', 'a"b', '"new \\"\\\\"'],
  ['gdscript', 'const Key = <text>', "'a'", 'a', "'new \"\\\\'"],
  ['gdscript', '@export var Key: String = <text> # Key = "x"\n', '"""a"""', 'a', '"""new \\"\\\\"""'],
  ['gdscript', 'static var Key: String = <text>; var b = 1', 'r"a\\b"', 'a\\b', '"new \\"\\\\"'],
  ['gdscript', 'const Key := <text>\r\n', '&"a"', 'a', '&"new \\"\\\\"'],
]

test.each(constants)('%s: in %s, %s is the text %j, and becomes %s', async (language, text, literal, value, written) => {
  const content = text.replace('<text>', () => literal)
  const file = place(language, content)
  expect(await file.value(key)).toBe(value)
  const { undo, redo } = await file.set(key, 'new "\\')
  expect(file.now()).toBe(content.replace(literal, () => written))
  expect(await file.value(key)).toBe('new "\\')
  await undo()
  expect(file.now()).toBe(content)
  await redo()
  expect(await file.value(key)).toBe('new "\\')
})

/** Where the name stands in something else. */
const elsewhere: readonly (readonly [Language, string])[] = [
  ['csharp', '// Key = "b";\n/* Key = "b"; */ /// Key = "c";\nconst string Key = "a";'],
  ['csharp', 'string s = "Key = \\"b\\";"; string t = @"Key = ""b"";"; const string Key = "a"; string u = """Key = "c";""";'],
  ['csharp', 'var s = $"{x["Key"]} Key = {(a ? "}" : $"{{{b}")}"; const string Key = "a"; var t = $@"{Key} ""Key = \\";'],
  ['csharp', "char c = '\"'; char d = '\\''; const string Key = \"a\";"],
  ['csharp', '#region don\'t "Key = \nconst string Key = "a"; other.Key = "b"; if (Key == "c") Print(Key: "d");\n#endregion'],
  ['cpp', '// Key = "b"; \\\nKey = "c";\nconst char* Key = "a";'],
  ['cpp', 'auto s = R"(Key = "b";)"; const char* Key = "a"; auto t = uR"--(Key = ")" )--";'],
  ['cpp', "int n = 1'000'000; char c = '\"'; const char* Key = \"a\"; char16_t d = u'\\'';"],
  ['cpp', '#error don\'t "\n#include "Key.h"\n#pragma once\nconst char* Key = "a"; o.Key = "b"; p->Key = "c"; f(Key); Key("x");'],
  ['gdscript', '# Key = "b"\nvar s = "Key = \\"b\\""\nvar t = """\nKey = "b"\n"""\nconst Key = "a"\n'],
  [
    'gdscript',
    "var s = 'it\\'s Key = '\nvar p = $\"Key\"\nvar r = r\"\\\"\nconst Key = 'a'\nself.Key = 'b'\nprint(Key)\n".replace(
      'r"\\"',
      'r"\\n"',
    ),
  ],
]

test.each(elsewhere)('%s: comments, texts and members of that name are none: %j', async (language, content) => {
  const file = place(language, content)
  expect(await file.value(key)).toBe('a')
  await file.set(key, 'b-new')
  expect(file.now().length).toBe(content.length + 4)
})

const refusals: readonly (readonly [Language, string, RegExp])[] = [
  ['csharp', 'const string Key = "a" + "b";', /not one plain text/],
  ['csharp', 'string Key = $"a{b}";', /not one plain text/],
  ['csharp', 'string Key = GetKey("a");', /not one plain text/],
  ['csharp', 'string Key = "a\\x41";', /not one plain text/],
  ['csharp', 'string Key = "a"u8;', /not one plain text/],
  ['csharp', 'string Key = """\n  a\n  """;', /not one plain text/],
  ['csharp', 'void F(string Key = "a") {}', /not one plain text/],
  ['csharp', 'const string Key = "a";\nclass B { const string Key = "b"; }', /more than one place/],
  ['csharp', '#if DEBUG\nconst string Key = "a";\n#else\nconst string Key = "b";\n#endif', /“a” #if DEBUG, “b” #else/],
  ['csharp', '#if A\n#if B\n#endif\nstring Key = "a";\n#endif', /“a” #if A/],
  ['csharp', 'string key = "a";', /gives no text to Key/],
  ['cpp', 'const char* Key = "a" "b";', /not one plain text/],
  ['cpp', 'const TCHAR* Key = TEXT("a") TEXT("b");', /not one plain text/],
  ['cpp', 'const TCHAR* Key = _T("a");', /not one plain text/],
  ['cpp', 'FText Key = NSLOCTEXT("a", "b", "c");', /not one plain text/],
  ['cpp', 'const char* Key = "\\x41";', /not one plain text/],
  ['cpp', 'const char* Key = "a\\\nb";', /not one plain text/],
  ['cpp', '#define Key(x) TEXT("a")\n', /not one plain text/],
  ['cpp', '#define Key "a" \\\n  "b"\n', /not one plain text/],
  [
    'cpp',
    '#ifdef UE_BUILD_SHIPPING\n#define Key "a"\n#elif X // y\n#define Key "b"\n#endif',
    /“a” #ifdef UE_BUILD_SHIPPING, “b” #elif X/,
  ],
  ['cpp', '#ifndef A_H\n#define B_H\nconst char* Key = "a";\n#endif', /“a” #ifndef A_H/],
  ['cpp', 'const char Key[4] = "abc";', /gives no text/],
  ['gdscript', 'const Key = "a" + "b"\n', /not one plain text/],
  ['gdscript', 'const Key = "a" % [1]\n', /not one plain text/],
  ['gdscript', 'var Key = """a\nb"""\n', /not one plain text/],
  ['gdscript', 'var Key = preload("a")\n', /not one plain text/],
  ['gdscript', 'var Key = ""\nfunc f():\n\tKey = "b"\n', /more than one place/],
]

test.each(refusals)('%s: %s is refused, and stays as it is', async (language, content, why) => {
  const file = place(language, content)
  expect(await file.value(key)).toBe(null)
  expect((await file.refusal(key)).message).toMatch(why)
  expect(file.now()).toBe(content)
})

test.each([
  ['csharp', 'string a = "b'],
  ['csharp', 'string a = $"{b'],
  ['csharp', `string a = ${'$"{'.repeat(40)}`],
  ['csharp', '/* a'],
  ['csharp', 'string a = @"b'],
  ['cpp', 'auto a = R"x(b)y";'],
  ['cpp', "char a = 'b\n';"],
  ['gdscript', 'var a = """b"'],
] as const)('%s: source in which something does not end is refused: %s', async (language, content) => {
  expect(await place(language, content).problem()).toMatch(/doesn’t end/)
})

test('a file of another language is refused by its name', async () => {
  expect(await placedFile('a.py', 'source', 'Key = "a"').problem()).toMatch(/not C#, C\+\+ or GDScript/)
})

test.each([
  ['a byte order mark and Windows line ends', Buffer.from('\ufeffclass A\r\n{\r\n  string Key = "ä";\r\n}\r\n')],
  ['UTF-16', Buffer.from('\ufeffclass A { string Key = "ä"; }', 'utf16le')],
])('source with %s keeps them', async (_, content) => {
  const file = place('csharp', content)
  const { undo } = await file.set(key, 'ö')
  const encoding = content[0] === 0xff ? 'utf16le' : 'utf8'
  expect(file.bytes(ending.csharp).toString(encoding)).toBe(content.toString(encoding).replace('ä', 'ö'))
  await undo()
  expect(file.bytes(ending.csharp).equals(content)).toBe(true)
})

test('no note of the history can bring back more than one literal', () => {
  const spot = { file: { text: 'string Key = "new";', encoding: 'utf8' as const }, format: source, name: 'A.cs', address: key }
  const back = (removed: string, before: string) => {
    try {
      return takeBack(spot, { removed, inserted: '"new"', lead: 0 }, before)
    } catch {
      return null
    }
  }
  expect(back('@"a"', 'a')).toBe('string Key = @"a";')
  for (const removed of ['"a"; Run()', 'Run("a")', '"a" /* c */', '"a" + b', '$"a"']) expect(back(removed, 'a')).toBe(null)
})

/** What ends a text, or has a meaning in one. */
const hard = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    "'",
    '\\',
    '\\"',
    '"; Run(); //',
    ')"',
    ')x"',
    '"""',
    '??/',
    '{0}',
    '%s',
    '${a}',
    '//',
    '/*',
    '😀ü',
    'x'.repeat(5000),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

test('any text without control characters goes into any constant and comes back, no other token changes, and undo gives the old text', () => {
  fc.assert(
    fc.property(hard, fc.constantFrom(...constants), (value, [language, text, literal]) => {
      const content = text.replace('<text>', () => literal)
      const spot = { file: { text: content, encoding: 'utf8' as const }, format: source, name: ending[language], address: key }
      const isWritable = !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(value)
      let edited
      try {
        edited = setValue(spot, value)
      } catch (error) {
        if (isWritable) throw error
        return
      }
      const after = { ...spot.file, text: edited?.text ?? content }
      expect(source(after, spot.name).find(key)?.value).toBe(value)
      expect(edited === null || isWritable).toBe(true)
      const before = source(spot.file, spot.name).find(key)?.value ?? null
      if (edited !== null) expect(takeBack({ ...spot, file: after }, edited.span, before)).toBe(content)
    }),
    { numRuns: 600, seed: 19 },
  )
})
