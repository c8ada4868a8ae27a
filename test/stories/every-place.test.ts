import { firstDay } from '../../playground/screenshots/later.ts';
import { everyPlace } from '../../playground/screenshots/scenes.ts';
import { describeScreens } from '../support/describe-screens.ts';

describeScreens('every place and answer', 1, everyPlace);
describeScreens('every place on the first day', 'empty', firstDay);
