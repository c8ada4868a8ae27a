import { everyForm } from '../../playground/screenshots/scenes.ts';
import { describeScreens } from '../support/describe-screens.ts';

describeScreens('every form', 1, everyForm);
