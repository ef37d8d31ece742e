import {
  Router,
  urlencoded,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { GitHost, HostedRepository } from '../GitHost';
import { PullRequestRefusal, type PullRequest } from '../pulls';
import { unifiedDiff } from '../repository';
import { filePage, indexPage, repositoryPage } from './browsePages';
import { sendFailure, sendNotFound } from './errorPages';
import { editPage } from './editPage';
import { findFile } from './findFile';
import { contentSecurityPolicy, sendPage } from './page';
import { proposeChange } from './proposeChange';
import { pullPage } from './pullPage';
import { sameSiteOnly } from './sameSiteOnly';

const pullPath = '/:owner/:name/pull/:number';

const securityHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  next();
};

/** The pages for people: repositories, files, pull requests with their Merge button. */
export function webRouter(options: { host: GitHost; url: string }): Router {
  const { host, url } = options;
  const router = Router();
  router.use(securityHeaders, urlencoded({ extended: false, limit: '1mb' }));

  router.get('/', (_request, response) => {
    sendPage(response, { title: 'Repositories', body: indexPage(host) });
  });

  router.get(
    '/:owner/:name',
    page(host, async (hosted, _request, response) => {
      const title = hosted.repository.fullName;
      const body = await repositoryPage(hosted, url);
      sendPage(response, { title, body });
    }),
  );

  router.get(
    '/:owner/:name/:view(blob|raw)/:place(*)',
    page(host, async (hosted, request, response) => {
      const found = await findFile(hosted, request.params.place);
      if (!found) {
        sendNotFound(response);
        return;
      }
      const content = await hosted.repository.readBlob(found.sha);
      if (request.params.view === 'raw') {
        // Never as HTML: what a repository holds is not part of this site.
        response.type('text/plain').send(content);
        return;
      }
      const rawUrl = request.originalUrl.replace('/blob/', '/raw/');
      const editUrl =
        found.revision === hosted.repository.defaultBranch
          ? request.originalUrl.replace('/blob/', '/edit/')
          : undefined;
      const body = filePage(hosted, { ...found, content, rawUrl, editUrl });
      sendPage(response, { title: found.path, body });
    }),
  );

  const editPath = '/:owner/:name/edit/:place(*)';
  router.get(
    editPath,
    page(host, async (hosted, request, response) => {
      const file = await findEditable(hosted, request);
      if (!file) {
        sendNotFound(response);
        return;
      }
      const { formToken } = host;
      const body = editPage(hosted, { ...file, formToken });
      sendPage(response, { title: `Edit ${file.path}`, body });
    }),
  );

  router.post(
    editPath,
    sameSiteOnly(host),
    page(host, async (hosted, request, response) => {
      const file = await findEditable(hosted, request);
      if (!file) {
        sendNotFound(response);
        return;
      }
      // Forms end lines as Windows does.
      const content = String(request.body.content).replace(/\r\n/g, '\n');
      if (content === file.content) {
        const refusal = 'Nothing was changed.';
        const body = editPage(hosted, {
          ...file,
          formToken: host.formToken,
          refusal,
        });
        sendPage(response, { title: `Edit ${file.path}`, body, status: 422 });
        return;
      }
      const pull = await host.whileWatching(hosted, () =>
        proposeChange(hosted, { path: file.path, content }),
      );
      const { fullName } = hosted.repository;
      response.redirect(303, `/${fullName}/pull/${pull.number}`);
    }),
  );

  router.get(
    `${pullPath}.diff`,
    pullHandler(host, async ({ hosted, pull, response }) => {
      const { base, head } = await hosted.pulls.commits(pull);
      const diff = await unifiedDiff(hosted.repository, base, head);
      response.type('text/plain').send(diff);
    }),
  );

  router.get(
    pullPath,
    pullHandler(host, async ({ hosted, pull, response }) => {
      await sendPull(host, { hosted, pull, response });
    }),
  );

  router.post(
    `${pullPath}/:action(merge|close)`,
    sameSiteOnly(host),
    pullHandler(host, async ({ hosted, pull, request, response }) => {
      try {
        if (request.params.action === 'merge') {
          await host.whileWatching(hosted, () =>
            hosted.pulls.merge(pull, { method: 'merge', by: 'guest' }),
          );
        } else if (pull.state === 'open') {
          await hosted.pulls.close(pull);
        }
        const { fullName } = hosted.repository;
        response.redirect(303, `/${fullName}/pull/${pull.number}`);
      } catch (error) {
        if (!(error instanceof PullRequestRefusal)) {
          throw error;
        }
        const refusal = `Not merged. ${error.message}`;
        await sendPull(host, { hosted, pull, response, refusal });
      }
    }),
  );

  router.use((_request: Request, response: Response) => sendNotFound(response));
  router.use(sendFailure);
  return router;
}

interface PullExchange {
  readonly hosted: HostedRepository;
  readonly pull: PullRequest;
  readonly request: Request;
  readonly response: Response;
}

/** A text file of the default branch. */
async function findEditable(hosted: HostedRepository, request: Request) {
  const { repository } = hosted;
  const found = await findFile(hosted, request.params.place);
  if (found?.revision !== repository.defaultBranch) {
    return undefined;
  }
  const content = await repository.readBlob(found.sha);
  return content.includes(0)
    ? undefined
    : { path: found.path, content: content.toString('utf8') };
}

function page(
  host: GitHost,
  work: (
    hosted: HostedRepository,
    request: Request,
    response: Response,
  ) => Promise<void>,
): RequestHandler {
  return async (request, response, next) => {
    try {
      const hosted = host.find(request.params.owner, request.params.name);
      if (hosted) {
        await work(hosted, request, response);
      } else {
        sendNotFound(response);
      }
    } catch (error) {
      next(error);
    }
  };
}

function pullHandler(
  host: GitHost,
  work: (exchange: PullExchange) => Promise<void>,
): RequestHandler {
  return page(host, async (hosted, request, response) => {
    const { number } = request.params;
    const pull = /^[1-9]\d{0,8}$/.test(number)
      ? hosted.pulls.get(Number(number))
      : undefined;
    if (pull) {
      await work({ hosted, pull, request, response });
    } else {
      sendNotFound(response);
    }
  });
}

async function sendPull(
  host: GitHost,
  options: {
    hosted: HostedRepository;
    pull: PullRequest;
    response: Response;
    refusal?: string;
  },
): Promise<void> {
  const { hosted, pull, response, refusal } = options;
  const { formToken } = host;
  sendPage(response, {
    title: `${pull.title} #${pull.number}`,
    body: await pullPage(hosted, pull, { formToken, refusal }),
    status: refusal === undefined ? 200 : 409,
  });
}
