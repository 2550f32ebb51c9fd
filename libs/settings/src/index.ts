export { localDefaults, readSettings, type Settings } from './settings';
export { knownNames, settingsTable, type LogLevel, type SettingRow } from './settings-table';
export { WrongSettings } from './wrong-settings';
