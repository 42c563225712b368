import type { Service } from './service'
import { runtime } from './presetFields'

const section = 'firebase/environment_variables'

/** The file that the console makes, and its copy for the desktop, which can be one of an older project. */
const android = {
  apiKey: { key: 'client', inside: '[]/api_key/[]/current_key' },
  appId: { key: 'client', inside: '[]/client_info/mobilesdk_app_id' },
  projectId: { key: 'project_info', inside: 'project_id' },
  projectNumber: { key: 'project_info', inside: 'project_number' },
  storageBucket: { key: 'project_info', inside: 'storage_bucket' },
  databaseUrl: { key: 'project_info', inside: 'firebase_url' },
}

/** Firebase: what identifies its project ships in the game. */
export const firebase: Service = {
  version: 1,
  id: 'firebase',
  label: 'Firebase',
  summary: 'Sign-in, databases and messages by Google. What names the project ships in the game.',
  isOptional: true,
  experimental:
    'Google documents no request that only checks an API key. The one used here was observed with other clients, so the ' +
    'answer may differ.',
  caution:
    'The API key may ship only while it is restricted in Google Cloud: an unrestricted one opens other paid APIs of the ' +
    'project too, Gemini among them. The file of a service account is a secret: keep it out of the project folder.',
  environments: 'The files of Firebase name one project. Exchange the files to use another one.',
  portal: { url: 'https://www.googleapis.com', basePath: '' },
  links: {
    console: { label: 'Open the Firebase console', url: 'https://console.firebase.google.com' },
    credentials: { label: 'Open API keys in Google Cloud', url: 'https://console.cloud.google.com/apis/credentials' },
  },
  check: {
    label: 'Check API Key',
    help: 'Reads the sign-in settings of the project that the key belongs to. Nothing is changed.',
    sends: ['apiKey'],
    request: {
      method: 'GET',
      path: '/identitytoolkit/v3/relyingparty/getProjectConfig',
      // Not a secret: it ships.
      query: { key: '{apiKey}' },
    },
    answers: [
      { status: [200], verdict: 'valid', text: 'Google accepts the API key.' },
      {
        status: [400],
        body: { at: '/error/message', is: 'CONFIGURATION_NOT_FOUND' },
        verdict: 'valid',
        text: 'Google knows the API key. Its project has no sign-in set up.',
      },
      { status: [400], verdict: 'invalid', text: 'Google does not accept the API key.' },
      { status: [403], verdict: 'unclear', text: 'Google knows the API key, but it is restricted to other programs.' },
    ],
  },
  places: [
    {
      id: 'unity',
      label: 'google-services.json',
      engine: 'unity',
      ships: true,
      file: { path: 'Assets/google-services.json' },
      format: 'jsonTree',
      values: android,
      ifThere: true,
      absent: 'Download it from the console: Project settings, General, Your apps.',
    },
    {
      id: 'unityDesktop',
      label: 'google-services-desktop.json',
      engine: 'unity',
      ships: true,
      file: { path: 'Assets/StreamingAssets/google-services-desktop.json' },
      format: 'jsonTree',
      values: android,
      ifThere: true,
    },
    {
      id: 'godot',
      label: 'GodotFirebase settings',
      engine: 'godot',
      ships: true,
      // Named like an env file, written as a ConfigFile.
      file: { path: 'addons/godot-firebase/.env' },
      format: 'godot',
      values: {
        apiKey: { section, key: 'apiKey' },
        projectId: { section, key: 'projectId' },
        projectNumber: { section, key: 'messagingSenderId' },
        appId: { section, key: 'appId' },
        storageBucket: { section, key: 'storageBucket' },
        databaseUrl: { section, key: 'databaseURL' },
        authDomain: { section, key: 'authDomain' },
      },
      absent: 'Copy example.env of the addon to .env beside it, and let an export preset include *.env.',
    },
  ],
  found: [
    { engine: 'unity', package: 'com.google.firebase.app' },
    { engine: 'unity', file: 'Assets/google-services.json' },
    { engine: 'unity', file: 'Assets/GoogleService-Info.plist' },
    { engine: 'godot', addon: 'godot-firebase' },
  ],
  sections: [
    {
      id: 'keys',
      label: 'App',
      shows: ['check'],
      fields: [
        runtime({
          id: 'apiKey',
          label: 'API Key',
          help: 'Firebase console: Project settings, General, Your apps.',
          link: 'credentials',
          doubts: [
            {
              pattern: '^AIza[0-9A-Za-z_-]{35}$',
              message: 'API keys usually begin with AIza and have 39 characters; this one does not.',
            },
          ],
        }),
        runtime({ id: 'appId', label: 'App ID', help: 'Names the app of one platform, such as 1:…:android:….', link: 'console' }),
      ],
    },
    {
      id: 'project',
      label: 'Project',
      fields: [
        runtime({ id: 'projectId', label: 'Project ID', help: 'Firebase console: Project settings, General.', link: 'console' }),
        runtime({ id: 'projectNumber', label: 'Project Number', help: 'Also called the sender ID.' }),
        runtime({ id: 'storageBucket', label: 'Storage Bucket', help: 'Where Cloud Storage keeps the files of the game.' }),
        runtime({ id: 'databaseUrl', label: 'Database URL', help: 'Of the Realtime Database. Empty: it is not used.' }),
        runtime({ id: 'authDomain', label: 'Auth Domain', help: 'Where sign-in pages of the project are.' }),
      ],
    },
  ],
}
