/** What the engines are called in sentences. */
export const engineNames = { unity: 'Unity', unreal: 'Unreal', godot: 'Godot', plain: 'Latchkey' } as const
