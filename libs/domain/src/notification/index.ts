export * from './messages';
export { notificationCommands, notificationDecider } from './notification';
export { isEscalation, templateCodes, templateOf, type TemplateCode } from './templates';
export { rendered, type Rendered, type Sayable } from './rendering/rendering';
