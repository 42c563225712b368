/** Every text of the General page. */
export const generalPageTexts = {
  title: 'General',
  summary: {
    unity: 'The settings of Unity’s Player, in the project’s own file. Unity picks them up the next time it starts.',
    unreal: 'The description of the project and its identifiers, in its own files. Restart the editor to see them there.',
    godot: 'What Godot knows about the game, in its own files. A running editor offers to reload them.',
    plain: 'The project’s name and version. No engine was found in its folder, so Latchkey keeps them for the team.',
  },
  open: 'Unity has this project open and may overwrite what is changed here. Close it first, or change it there.',
  reading: 'The engine’s files are being read…',
  inFile: 'in',
  noValue: 'not set',
  unknown: 'not known',
  iconAlt: 'The icon as it is now',
  fileRefused: 'Its file is not edited here, for the reason above.',
}
