/** Every text of the General page. */
export const texts = {
  title: 'General',
  summary: {
    unity: 'The settings of Unity’s Player, in the project’s own file. Unity sees them when it starts next.',
    unreal: 'The description of the project and its identifiers, in its own files. Restart the editor to see them there.',
    godot: 'What Godot knows of the game, in its own files. A running editor offers to reload them.',
    plain: 'What the project is called. No engine was found in its folder, so this is kept for the team here.',
  },
  open: 'Unity has this project open and may overwrite what is changed here. Close it first, or change it there.',
  reading: 'The engine’s files are being read…',
  savedIn: (file: string) => `Saved in ${file}`,
  inFile: 'in',
  noValue: 'not set',
  iconAlt: 'The icon as it is now',
  linesHelp: 'Ctrl or Cmd with Enter saves.',
}
