/** What developers call a setting, where the engine's own name for it has other words. By the setting's key in its file. */
const words: Readonly<Record<string, string>> = {
  // Unity
  antiAliasing: 'msaa',
  applicationIdentifier: 'package name, bundle id, application id',
  AndroidMinSdkVersion: 'minimum sdk, api level',
  AndroidTargetSdkVersion: 'target sdk, api level',
  defaultScreenWidth: 'window size, resolution',
  defaultScreenHeight: 'window size, resolution',
  'Fixed Timestep': 'fixed delta time, physics rate, physics fps',
  m_ActiveColorSpace: 'gamma, linear',
  m_ShowUnitySplashScreen: 'made with unity',
  m_ShowUnitySplashLogo: 'made with unity',
  vSyncCount: 'vertical sync',
  // Unreal
  DefaultGravityZ: 'world gravity',
  DefaultGraphicsRHI: 'graphics api, directx, dx12, vulkan',
  GameDefaultMap: 'default map, start level, first level',
  GlobalDefaultGameMode: 'default game mode',
  ProjectDisplayedTitle: 'window title',
  'r.AntiAliasingMethod': 'msaa, taa, tsr, fxaa',
  'r.RayTracing': 'rtx, dxr',
  // Godot
  'application/config/name': 'project name, game title',
  'application/run/main_scene': 'start scene, default scene',
  'application/run/max_fps': 'frame rate limit',
  'display/window/size/mode': 'fullscreen',
  'display/window/size/viewport_height': 'window size, resolution',
  'display/window/size/viewport_width': 'window size, resolution',
  'display/window/vsync/vsync_mode': 'vertical sync',
  'physics/common/physics_ticks_per_second': 'physics fps, fixed timestep, tick rate',
  'rendering/environment/defaults/default_clear_color': 'background color',
  'rendering/renderer/rendering_method': 'forward plus, mobile, compatibility, graphics api',
  'gradle_build/min_sdk': 'minimum sdk, api level',
  'gradle_build/target_sdk': 'target sdk, api level',
  'package/unique_name': 'package name, bundle identifier, application id',
}

/** Other words for a setting. Of one with a value for each platform or feature, the last part of its key names that. */
export function alsoSaid(key: string): string {
  return words[key] ?? words[key.slice(0, Math.max(0, key.lastIndexOf('.')))] ?? ''
}
