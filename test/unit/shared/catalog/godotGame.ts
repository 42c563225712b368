import { dsn, type Game } from './gameParts'

const firebaseKey = `AIza${'Sy3-_'.repeat(7)}`

export const godotGame: Game = {
  fixture: 'godot-project',
  files: {
    'project.godot': `config_version=5

[application]

config/name="Lantern"

[playfab]

title_id="9A1B2"

[sentry]

options/dsn="${dsn('7')}"
options/environment="staging"

[steam]

initialization/app_id=1234560
initialization/initialize_on_startup=true
`,
    'LootLockerSettings.cfg': `[LootLockerSettings]
; You can get your api key from https://console.lootlocker.com/settings/api-keys
api_key="dev_0a1b2c3d4e5f60718293a4b5c6d7e8f9"
; You can get your domain key from https://console.lootlocker.com/settings/api-keys
domain_key="ab12cd34"
; The game version must follow a semver pattern. Read more at https://semver.org/
game_version="0.9.0.0"
`,
    'addons/talo/settings.cfg': `access_key="eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.made-up"
api_url="https://api.trytalo.com"
socket_url="wss://api.trytalo.com"

[verification]

key_value="made-up-too"
`,
    'addons/supabase/.env': `[supabase/config]

supabaseUrl="https://abcdefghijklmnopqrst.supabase.co"
supabaseKey="sb_publishable_madeUpForThisTest"
`,
    'addons/godot-firebase/.env': `[firebase/environment_variables]

"apiKey"="${firebaseKey}"
"authDomain"="lantern.firebaseapp.com"
"databaseURL"=""
"projectId"="lantern-1a2b3"
"storageBucket"="lantern-1a2b3.appspot.com"
"messagingSenderId"="123456789012"
"appId"="1:123456789012:web:0123456789abcdef"
"measurementId"="G-0123456789"
`,
  },
  values: {
    playfab: { titleId: '9A1B2' },
    sentry: { dsn: dsn('7'), environmentName: 'staging' },
    steam: { appId: '1234560' },
    lootlocker: { apiKey: 'dev_0a1b2c3d4e5f60718293a4b5c6d7e8f9', domainKey: 'ab12cd34', gameVersion: '0.9.0.0' },
    talo: {
      accessKey: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.made-up',
      apiUrl: 'https://api.trytalo.com',
      verificationKey: 'made-up-too',
    },
    supabase: { url: 'https://abcdefghijklmnopqrst.supabase.co', publishableKey: 'sb_publishable_madeUpForThisTest' },
    firebase: {
      apiKey: firebaseKey,
      authDomain: 'lantern.firebaseapp.com',
      databaseUrl: '',
      projectId: 'lantern-1a2b3',
      storageBucket: 'lantern-1a2b3.appspot.com',
      projectNumber: '123456789012',
      appId: '1:123456789012:web:0123456789abcdef',
    },
  },
  secrets: {},
}
