export { createHttpServer, type HttpServer, type HttpSettings } from './server.ts';
