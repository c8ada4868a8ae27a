import { everyday, everyForm } from '../../playground/screenshots/scenes.ts';
import { describeScreens } from '../support/describe-screens.ts';

describeScreens('every form, and every place of every day', [...everyday, ...everyForm]);
