export * from './messages';
export { notificationCommands, notificationDecider } from './notification';
export { isEscalation, templateCodes, templateOf, type TemplateCode } from './templates';
