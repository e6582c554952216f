import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  putSettingSchema,
  settingParams,
  settingSchema,
  settingsSchema,
} from '@kerabat/shared/settings/schema';
import { callerOf } from '../../platform/caller.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { changeSetting, getSetting, listSettings } from './settings.service.ts';

const tags = ['settings'];

export async function settingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/settings',
    {
      config: { access: 'reference.read' },
      schema: {
        operationId: 'listSettings',
        tags,
        summary: 'Pengaturan kantor',
        description: 'Semua pengaturan dengan nilai, bawaan, dan batas isiannya.',
        response: { 200: settingsSchema },
      },
    },
    (request) => listSettings(platform, callerOf(request)),
  );

  api.get(
    '/settings/:key',
    {
      config: { access: 'reference.read' },
      schema: {
        operationId: 'getSetting',
        tags,
        summary: 'Satu pengaturan',
        description: 'Nilai, bawaan, dan batas isian satu pengaturan.',
        params: settingParams,
        response: { 200: settingSchema },
      },
    },
    (request) => getSetting(platform, request.params.key),
  );

  api.put(
    '/settings/:key',
    {
      config: { access: 'setting.manage', ifMatch: true },
      schema: {
        operationId: 'putSetting',
        tags,
        summary: 'Ubah pengaturan',
        description:
          'Berlaku juga bagi tahap yang sedang terbuka: batasnya dihitung ulang sejak tahap itu dibuka.',
        params: settingParams,
        body: putSettingSchema,
        response: { 200: settingSchema },
      },
    },
    (request) =>
      changeSetting(platform, callerOf(request), request.params.key, expectedVersion(request), request.body),
  );
}
