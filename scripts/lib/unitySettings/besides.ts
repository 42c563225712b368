type Fact = Readonly<Record<string, unknown>>

/** What every file of scripts has, and every version of a structure. */
export const everywhere = [
  'm_ObjectHideFlags',
  'm_PrefabParentObject',
  'm_PrefabInternal',
  'm_CorrespondingSourceObject',
  'm_PrefabInstance',
  'm_PrefabAsset',
  'm_GameObject',
  'm_EditorHideFlags',
  'm_Script',
  'm_EditorClassIdentifier',
  'serializedVersion',
]

/** Called an id in the facts because of their names, but typed by people in Unity's window. */
export const typed =
  /^(?:appleDeveloperTeamID|\w+ManualSigningProvisioningProfileID|m_InspectorUseIMGUIDefaultInspector|.+[.\]]m_Name|blackberryToken\w+)$/

/** Structures that only Unity can edit. */
export const opaque =
  /^(?:m_BuildTargetIcons|m_BuildTargetPlatformIcons|m_AndroidBanners|m_BuildTargetVRSettings|m_DefaultList|m_DefaultPresets|m_AlbedoSwatchInfos|m_TierSettings|m_RegistryInfoDraft|wsaImages|_data|tvOS\w+Layers(?:2x)?|preloadedAssets)$/

/** What is known besides: [file, key, fact]. */
export const more: readonly (readonly [file: string, key: string, fact: Fact])[] = [
  ['TagManager.asset', 'tags[]', { label: 'Tag', note: 'tag' }],
  ['TagManager.asset', 'layers[]', { label: 'Layer' }],
  ...[0, 1, 2, 4, 5].map((layer) => ['TagManager.asset', `layers[${layer}]`, { label: 'Layer', risk: 'builtIn' }] as const),
  ['TagManager.asset', 'm_RenderingLayers[]', { label: 'Rendering Layer' }],
  ['TagManager.asset', 'm_SortingLayers[].uniqueID', { is: 'int', risk: 'id' }],
  ['EditorBuildSettings.asset', 'm_Scenes[].path', { is: 'string', risk: 'path' }],
  ['EditorBuildSettings.asset', 'm_configObjects.*', {}],
  ['QualitySettings.asset', 'm_QualitySettings', { label: '' }],
  ['QualitySettings.asset', 'm_CurrentQuality', { is: 'entry', of: 'm_QualitySettings' }],
  ['QualitySettings.asset', 'm_PerPlatformDefaultQuality.*', { is: 'entry', of: 'm_QualitySettings', byPlatform: true }],
  ['QualitySettings.asset', 'm_PerPlatformDefaultQuality', { label: 'Default Quality Level', byPlatform: true }],
  ['QualitySettings.asset', 'm_QualitySettings[].shadowCascade2Split', { label: 'Cascade Split (two cascades)' }],
  ['QualitySettings.asset', 'm_QualitySettings[].shadowCascade4Split', { label: 'Cascade Splits (four cascades)' }],
  ['EditorSettings.asset', 'm_EnterPlayModeOptionsEnabled', { label: 'Enter Play Mode Options' }],
  ['ProjectSettings.asset', 'metalEditorSupport', { label: 'Metal Editor Support' }],
  ['ProjectSettings.asset', 'm_BuildTargetGraphicsAPIs[].m_APIs', { label: 'APIs' }],
  ['ProjectSettings.asset', 'AndroidTargetArchitectures', { bits: { 0: 'ARMv7', 1: 'ARM64', 2: 'x86', 3: 'x86-64' } }],
  ['ProjectSettings.asset', 'm_ShowUnitySplashScreen', { label: 'Show Splash Screen' }],
  ['EditorSettings.asset', 'm_SerializationMode', { note: 'rewrites' }],
  ['ProjectSettings.asset', 'activeInputHandler', { note: 'restart' }],
  ['ProjectSettings.asset', 'm_ActiveColorSpace', { note: 'imports' }],
  ['ProjectSettings.asset', 'applicationIdentifier', { note: 'stores', byPlatform: true }],
  ...Object.entries({
    m_BuildTargetBatching: 'Batching',
    m_BuildTargetGraphicsAPIs: 'Graphics APIs',
    m_BuildTargetGraphicsJobMode: 'Graphics Jobs Mode',
    m_BuildTargetGraphicsJobs: 'Graphics Jobs',
    m_BuildTargetGroupHDRCubemapEncodingQuality: 'HDR Cubemap Encoding',
    m_BuildTargetGroupLightmapEncodingQuality: 'Lightmap Encoding',
    m_BuildTargetGroupLightmapSettings: 'Lightmap Streaming',
    m_BuildTargetDefaultTextureCompressionFormat: 'Texture Compression Format',
    m_BuildTargetNormalMapEncoding: 'Normal Map Encoding',
  }).map(([key, label]) => ['ProjectSettings.asset', key, { label }] as const),
  ['ProjectSettings.asset', 'buildNumber', { byPlatform: true }],
  ['ProjectSettings.asset', 'productName', { note: 'saves' }],
  ['ProjectSettings.asset', 'companyName', { note: 'saves' }],
]
