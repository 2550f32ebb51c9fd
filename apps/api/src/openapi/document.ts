import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ApiModule, type ApiParts } from '../api.module';
import { makeAdapter } from '../http/server';
import { completed } from './complete';

/** The document of every route; `issuer` is where tokens come from, `server` where the service is. */
export const documentOf = (app: INestApplication, issuer: string, server: string): OpenAPIObject => {
  const described = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Mustafid')
    .setDescription(
      'Casework for a charity: every request received, verified, studied, answered and followed up. نظام مستفيد',
    )
    .setVersion('1')
    .addBearerAuth()
    .addSecurity('issuer', {
      type: 'openIdConnect',
      openIdConnectUrl: `${issuer}/.well-known/openid-configuration`,
    })
    .build();
  return completed(SwaggerModule.createDocument(app, described), server);
};

/** The document without a single engine: what clients are generated from. */
export const makeOpenApiDocument = async (): Promise<OpenAPIObject> => {
  const app = await NestFactory.create(ApiModule.over({} as ApiParts), makeAdapter(), { preview: true, logger: false });
  return documentOf(app, '/oidc', '/');
};
