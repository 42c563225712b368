import { z } from 'zod'

// Zod would write code for each schema and compile it, which costs more than it saves where a few small values are
// checked. The setting applies only to schemas made later, so this module is imported before any.
z.config({ jitless: true })
