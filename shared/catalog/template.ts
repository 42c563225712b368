// Templates of declared requests: texts in which `{field}` stands for the value of a field.

/** The ids of the fields that a template names. */
export function fieldsIn(template: string): string[] {
  return Array.from(template.matchAll(/\{([A-Za-z][A-Za-z0-9]{0,63})\}/g), ([, field = '']) => field)
}

/** A template with the value of each field in its place. What a value holds is never read as a template. */
export function filled(template: string, valueOf: (field: string) => string): string {
  return template.replaceAll(/\{([A-Za-z][A-Za-z0-9]{0,63})\}/g, (_, field: string) => valueOf(field))
}
