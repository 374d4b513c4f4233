'use strict';
// The chat document's own stack (tests/api/seeds holds the document): Express, Socket.IO and Redis, with a canned answer
// where it asks OpenAI. Per message it does what the document says: reads the session, stores the message, reads the
// history that the model would be shown, looks for escalation keywords, stores the answer, and tells the sockets in the
// session's room.
//   node chat.js REDIS_PORT     prints http://127.0.0.1:PORT once it listens

const http = require('node:http');
const { randomUUID } = require('node:crypto');
const express = require('express');
const { Server } = require('socket.io');
const { createClient } = require('redis');

const MAX_CONVERSATION_HISTORY = 10;
const SESSION_TIMEOUT = 1800; // seconds
const ESCALATION_KEYWORDS = ['urgent', 'emergency', 'complaint', 'lawyer', 'manager', 'human', 'supervisor'];
const LOW_CONFIDENCE = 0.5;

/** The document's ChatService, with a canned answer in place of the request to OpenAI. */
function answer(history, message) {
  const text = message.toLowerCase();
  const asksForPerson = ESCALATION_KEYWORDS.some((word) => text.includes(word));
  const prompt = history.map((each) => `${each.role}: ${each.content}`).join('\n'); // what the model would be sent
  const confidence = prompt.length > 0 ? 0.9 : 0.8;
  return {
    content: 'Thank you for your message. You can return an article within 30 days of its delivery, free of charge.',
    confidence,
    shouldEscalate: asksForPerson || confidence < LOW_CONFIDENCE,
  };
}

/** The document's SessionManager: a session and its conversation in Redis. */
class SessionManager {
  constructor(redis) {
    this.redis = redis;
  }

  async create(userId, metadata) {
    const now = new Date().toISOString();
    const session = { sessionId: randomUUID(), userId, metadata, status: 'active', createdAt: now, updatedAt: now };
    await this.redis.setEx(`session:${session.sessionId}`, SESSION_TIMEOUT, JSON.stringify(session));
    return session;
  }

  async find(id) {
    const text = await this.redis.get(`session:${id}`);
    return text ? JSON.parse(text) : null;
  }

  /** Stores a message and returns the history that it ends. */
  async append(id, message) {
    const key = `messages:${id}`;
    const [, history] = await this.redis
      .multi()
      .rPush(key, JSON.stringify(message))
      .lRange(key, -MAX_CONVERSATION_HISTORY, -1)
      .exec();
    return history.map((each) => JSON.parse(each));
  }

  /** Stores an answer with the session as it stands then. */
  async settle(session, message) {
    const key = `messages:${session.sessionId}`;
    await this.redis
      .multi()
      .rPush(key, JSON.stringify(message))
      .expire(key, SESSION_TIMEOUT)
      .setEx(`session:${session.sessionId}`, SESSION_TIMEOUT, JSON.stringify(session))
      .exec();
  }

  async messages(id) {
    const all = await this.redis.lRange(`messages:${id}`, 0, -1);
    return all.map((each) => JSON.parse(each));
  }
}

async function main() {
  const redis = createClient({ url: `redis://127.0.0.1:${process.argv[2]}` });
  redis.on('error', (error) => {
    console.error(error);
    process.exit(1);
  });
  await redis.connect();
  const sessions = new SessionManager(redis);

  const app = express();
  app.use(express.json());
  const server = http.createServer(app);
  server.keepAliveTimeout = 60_000;
  const io = new Server(server, { cors: { origin: '*' } });

  async function handleMessage(sessionId, text) {
    const session = await sessions.find(sessionId);
    if (!session) return null;
    const said = { messageId: randomUUID(), role: 'user', content: text, timestamp: new Date().toISOString() };
    const history = await sessions.append(sessionId, said);
    // A case that is with a person is answered by one.
    const reply = session.status === 'escalated' ? null : answer(history, text);
    session.updatedAt = new Date().toISOString();
    if (reply?.shouldEscalate) session.status = 'escalated';
    const message = {
      messageId: randomUUID(),
      role: reply ? 'assistant' : 'system',
      content: reply ? reply.content : 'A colleague will answer you here.',
      timestamp: session.updatedAt,
      confidence: reply?.confidence,
    };
    await sessions.settle(session, message);
    const outcome = { sessionId, message, shouldEscalate: session.status === 'escalated' };
    io.to(sessionId).emit('message-received', outcome);
    if (reply?.shouldEscalate) io.to(sessionId).emit('escalation-needed', { sessionId, reason: text });
    return outcome;
  }

  app.post('/api/v1/chat/session', async (request, response, next) => {
    try {
      response.status(201).json(await sessions.create(request.body.userId ?? randomUUID(), request.body.metadata ?? {}));
    } catch (error) {
      next(error);
    }
  });
  app.post('/api/v1/chat/message', async (request, response, next) => {
    try {
      const { sessionId, message } = request.body;
      if (typeof sessionId !== 'string' || typeof message !== 'string' || !message.trim())
        return response.status(400).json({ error: 'sessionId and message are required' });
      const outcome = await handleMessage(sessionId, message);
      return outcome ? response.json(outcome) : response.status(404).json({ error: 'Session not found' });
    } catch (error) {
      return next(error);
    }
  });
  app.get('/api/v1/chat/history/:sessionId', async (request, response, next) => {
    try {
      const session = await sessions.find(request.params.sessionId);
      if (!session) return response.status(404).json({ error: 'Session not found' });
      return response.json({ ...session, messages: await sessions.messages(session.sessionId) });
    } catch (error) {
      return next(error);
    }
  });
  app.get('/api/v1/health', (_request, response) => response.json({ status: 'healthy' }));

  io.on('connection', (socket) => {
    socket.on('join-chat', ({ sessionId }) => {
      socket.join(sessionId);
      socket.emit('chat-joined', { sessionId });
    });
    socket.on('send-message', ({ sessionId, message }) => {
      handleMessage(sessionId, message).catch((error) => socket.emit('error', { error: String(error) }));
    });
  });

  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
}

main();
