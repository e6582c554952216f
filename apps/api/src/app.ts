import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import jwt from '@fastify/jwt';
import underPressure from '@fastify/under-pressure';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Config } from './config.ts';
import { agencyRoutes } from './features/agencies/agencies.routes.ts';
import { assessmentRoutes } from './features/assessments/assessments.routes.ts';
import { auditRoutes } from './features/audit/audit.routes.ts';
import { authRoutes } from './features/auth/auth.routes.ts';
import { authenticateWith } from './features/auth/authenticate.ts';
import { cannedRemarkRoutes } from './features/canned-remarks/canned-remarks.routes.ts';
import { clientRoutes } from './features/clients/clients.routes.ts';
import { taskAssignmentRoutes } from './features/cooperations/task-assignment.routes.ts';
import { delegationRoutes } from './features/delegations/delegations.routes.ts';
import { dutyRoutes } from './features/duties/duties.routes.ts';
import { cooperationRoutes } from './features/cooperations/cooperations.routes.ts';
import { disputeRoutes } from './features/cooperations/disputes.routes.ts';
import { escalationRoutes } from './features/cooperations/escalations.routes.ts';
import { eventRoutes } from './features/cooperations/events.routes.ts';
import { offerRoutes } from './features/cooperations/offers.routes.ts';
import { paperRoutes } from './features/cooperations/papers.routes.ts';
import { importRoutes } from './features/imports/imports.routes.ts';
import { inquiryRoutes } from './features/inquiries/inquiries.routes.ts';
import { mappingRoutes } from './features/mapping/mapping.routes.ts';
import { partnerRoutes } from './features/partners/partners.routes.ts';
import { periodRoutes } from './features/periods/periods.routes.ts';
import { personalDataRoutes } from './features/personal-data/personal-data.routes.ts';
import { procedureRoutes } from './features/procedures/procedures.routes.ts';
import { proposalRoutes } from './features/proposals/proposals.routes.ts';
import { referenceRoutes } from './features/reference/reference.routes.ts';
import { holidayRoutes } from './features/settings/holidays.routes.ts';
import { settingRoutes } from './features/settings/settings.routes.ts';
import { taskRoutes } from './features/tasks/tasks.routes.ts';
import { savedViewRoutes } from './features/saved-views/saved-views.routes.ts';
import { userRoutes } from './features/users/users.routes.ts';
import { access } from './platform/access.ts';
import type { Database } from './platform/db.ts';
import { etags } from './platform/etag.ts';
import type { FileStore } from './platform/files.ts';
import { health } from './platform/health.ts';
import { idempotency } from './platform/idempotency.ts';
import { intake } from './platform/intake.ts';
import type { Jobs } from './platform/jobs.ts';
import { logging } from './platform/logging.ts';
import { API_PREFIX, openapi } from './platform/openapi.ts';
import { refuseConnection, sendProblem } from './platform/problem.ts';
import { makeSeal, type Seal } from './platform/seal.ts';
import { rateLimits } from './platform/rate-limits.ts';
import { speakIndonesian } from './platform/validation-words.ts';
import { web } from './platform/web.ts';

/** What the process hands to the app; tests hand in the same real things. */
export interface Platform {
  config: Config;
  jwtSecret: string;
  db: Database;
  /** A small pool of its own for exports, so that they never starve the pages. */
  reportDb: Database;
  jobs: Jobs;
  files: FileStore;
  now: () => Date;
}

declare module 'fastify' {
  interface FastifyInstance {
    platform: Platform;
    seal: Seal;
  }
}

/** The contents page of the API: one feature, one line. */
const FEATURES = [
  authRoutes,
  userRoutes,
  clientRoutes,
  agencyRoutes,
  referenceRoutes,
  periodRoutes,
  proposalRoutes,
  procedureRoutes,
  cooperationRoutes,
  paperRoutes,
  offerRoutes,
  eventRoutes,
  disputeRoutes,
  escalationRoutes,
  taskRoutes,
  taskAssignmentRoutes,
  delegationRoutes,
  dutyRoutes,
  cannedRemarkRoutes,
  savedViewRoutes,
  mappingRoutes,
  assessmentRoutes,
  importRoutes,
  settingRoutes,
  holidayRoutes,
  partnerRoutes,
  inquiryRoutes,
  auditRoutes,
  personalDataRoutes,
];

/** A constant: the plugin would put it together again for every answer. */
const CSP = [
  "default-src 'self'",
  "script-src 'self'",
  // The component library sets its colour variables in a style element.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join(';');

async function registerPlatform(app: FastifyInstance, { config, db, jwtSecret }: Platform) {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: config.publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  });
  await app.register(cors, {
    origin: config.corsOrigins.length > 0 ? [...config.corsOrigins] : false,
    credentials: true,
  });
  await app.register(rateLimits, { perMinute: config.rateLimitPerMinute });
  await app.register(underPressure, { maxEventLoopDelay: config.busyAfterMs, retryAfter: 5 });
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] });
  await app.register(cookie);
  await app.register(intake);
  await app.register(jwt, {
    secret: jwtSecret,
    sign: { algorithm: 'HS256' },
    verify: { algorithms: ['HS256'], cache: 1000 },
  });
  await app.register(access, { authenticate: authenticateWith(db) });
  await app.register(etags);
  await app.register(idempotency, { db, seal: app.seal });
  await app.register(openapi);
}

/** Builds the whole app without listening. */
export async function buildApp(platform: Platform): Promise<FastifyInstance> {
  const { config, db, jobs, jwtSecret } = platform;
  const app = Fastify({
    logger: logging(config.logLevel),
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit: 1024 * 1024,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) =>
      sendProblem(error, request, reply.header('x-request-id', request.id)),
    clientErrorHandler: refuseConnection,
  });
  speakIndonesian();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate('platform', platform);
  app.decorate('seal', makeSeal(jwtSecret, 'stored-answers'));
  app.setErrorHandler(sendProblem);
  app.addHook('onSend', async (request, reply) => {
    reply.headers({ 'x-request-id': request.id, 'content-security-policy': CSP });
    if (request.url.startsWith(API_PREFIX) && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
  });
  // Routes of plugins (documents, static files) are public by nature; ours must say so themselves.
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api')) route.config = { access: 'public', ...route.config };
  });

  await registerPlatform(app, platform);
  await app.register(health, { db, jobs, runJobs: config.runJobs });
  app.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
  await app.register(
    async (api) => {
      for (const feature of FEATURES) await api.register(feature);
    },
    { prefix: API_PREFIX },
  );
  await app.register(web, { directory: config.webDir });
  return app;
}
