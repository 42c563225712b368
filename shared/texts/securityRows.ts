/** Of the Security page, what the search needs before the page has come. */
export const securityRowTexts = {
  title: 'Security',
  passphrase: 'Passphrase',
  none: 'Not set. It also opens your secrets where this computer’s keychain is missing, such as after a new installation or on another desktop.',
  set: 'Set…',
  change: 'Change…',
  remove: 'Remove…',
  required: 'Require passphrase',
  requiredHelp: 'The keychain no longer opens your secrets by itself.',
  history: {
    win32: ' If Windows keeps a clipboard history (Windows key + V), a copied secret stays in it: clear it there.',
    darwin: ' If a clipboard manager or the clipboard history of macOS is on, a copied secret stays in it: clear it there.',
    linux:
      ' If your desktop keeps a clipboard history (Klipper, GPaste and others), a copied secret stays in it: clear it there.',
  },
}
