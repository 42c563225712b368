import { compareTexts } from '../../../../shared/texts/compare'
import { refused } from '../../files/failure'

const texts = compareTexts.git

/** Something in git's folder is not what git writes there. */
export const broken = () => refused(texts.broken)
/** Larger, deeper or longer than anything about a game's settings. */
export const tooLarge = () => refused(texts.tooLarge)
